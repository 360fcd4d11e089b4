/** Tells when the host may have joined another network: its addresses, routes or nameservers may have changed. */
import type { StreamingProgram } from '../process/streaming.ts';
import { watchFiles } from '../storage/watch-files.ts';
import { monitorHostNetwork } from '../tools/ip.ts';
import { RESOLVERS } from './host-network.ts';

/** A VPN brings hundreds of routes: one look for those that come together. */
const TELL_AFTER_MS = 100;
/** How often to look while nothing tells of changes: computers of a Wi-Fi that was just joined must not be reached for longer. */
const OFTEN_EVERY_MS = 500;
/** How often to look in any case. */
const SELDOM_EVERY_MS = 10_000;
/** A monitor that runs for so long receives every change. */
const LISTENS_AFTER_MS = 5_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Calls the function after each change, and sometimes without one. Returns what ends this. */
export type FollowHost = (onChange: () => void) => () => void;

export interface HostChangesSource {
  /** Reports changes of addresses and routes until it ends. */
  readonly monitor: (onChange: () => void) => StreamingProgram;
  /** Reports changes of the nameservers. */
  readonly nameservers: FollowHost;
}
const THIS_HOST: HostChangesSource = {
  monitor: monitorHostNetwork,
  nameservers: (onChange) => watchFiles([RESOLVERS], onChange),
};

/** One program tells all who follow. Nothing runs while there is no follower. */
export class HostChanges {
  readonly #source: HostChangesSource;
  readonly #followers = new Set<{ readonly tell: () => void }>();
  #unfollowNameservers: () => void = () => undefined;
  #monitor: StreamingProgram | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  /** Until the monitor listens, or starts again. */
  #step: NodeJS.Timeout | undefined;
  #looks: NodeJS.Timeout | undefined;
  #soon: NodeJS.Timeout | undefined;

  constructor(source = THIS_HOST) {
    this.#source = source;
  }

  readonly follow: FollowHost = (onChange) => {
    const follower = { tell: onChange };
    this.#followers.add(follower);
    if (this.#followers.size === 1) this.#start();
    return () => {
      if (this.#followers.delete(follower) && this.#followers.size === 0) this.#stop();
    };
  };

  #start(): void {
    this.#pauseMs = FIRST_PAUSE_MS;
    this.#unfollowNameservers = this.#source.nameservers(() => this.#note());
    this.#startMonitor();
  }

  #stop(): void {
    for (const timer of [this.#step, this.#looks, this.#soon]) clearTimeout(timer);
    this.#soon = undefined;
    this.#unfollowNameservers();
    const monitor = this.#monitor;
    this.#monitor = undefined;
    monitor?.kill();
  }

  #startMonitor(): void {
    this.#lookEvery(OFTEN_EVERY_MS);
    const monitor = this.#source.monitor(() => this.#note());
    this.#monitor = monitor;
    this.#step = setTimeout(() => {
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#lookEvery(SELDOM_EVERY_MS);
    }, LISTENS_AFTER_MS).unref();
    void monitor.ended.then(() => {
      if (this.#monitor === monitor) this.#monitorEnded();
    });
  }

  #monitorEnded(): void {
    clearTimeout(this.#step);
    this.#lookEvery(OFTEN_EVERY_MS);
    this.#step = setTimeout(() => this.#startMonitor(), this.#pauseMs).unref();
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * this.#pauseMs);
  }

  #lookEvery(ms: number): void {
    clearInterval(this.#looks);
    this.#looks = setInterval(() => this.#tell(), ms).unref();
  }

  #note(): void {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      this.#tell();
    }, TELL_AFTER_MS).unref();
  }

  #tell(): void {
    for (const { tell } of this.#followers) tell();
  }
}
