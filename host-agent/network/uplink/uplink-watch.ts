import type { Logger } from 'pino';
import { Failure, reasonOf } from '../../api/errors/failure.ts';
import type { NetworkTrouble } from '../../api/host/network.ts';
import { isRunningNow, killAndWait, type ProcessIdentity } from '../../process/process.ts';
import type { FollowHost } from '../host-changes.ts';
import { processesOf, type UplinkRecord } from './uplink.ts';

/**
 * A session without a network is noticed within seconds. Nothing tells of the end of a process that an earlier host agent has started; one check
 * reads four small files and wakes nothing else.
 */
const CHECK_EVERY_MS = 2_000;
/** An uplink that ends more often than this within the time below is not restarted. */
const MAX_RESTARTS = 3;
const RESTARTS_WITHIN_MS = 60_000;

export interface UplinkWatchOptions {
  readonly uplink: UplinkRecord;
  /** Starts the uplink's process again; the VM's network card reconnects automatically. */
  readonly restart: () => Promise<UplinkRecord>;
  readonly onRecovered: (trouble: Failure) => void;
  readonly onChange: () => void;
  readonly onLost: (failure: Failure) => void;
  readonly log: Logger;
  readonly followHost: FollowHost;
  /** The network that the host uses, or, where the uplink follows a device, that device. Throws a `Failure` while there is no such device. */
  readonly hostNetwork: () => string;
}

/** Missing in records of earlier host agents. */
const networkAtStart = (uplink: UplinkRecord): string | undefined =>
  uplink.kind === 'pci' ? undefined : uplink.network;

/** Restarts the uplink's process while the VM keeps running: when the process ends, and when the host's own network changes. */
export class UplinkWatch {
  readonly #options: UplinkWatchOptions;
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #unfollowHost: () => void = () => undefined;
  #record: UplinkRecord;
  #hostNetwork: string | undefined;
  #trouble: NetworkTrouble | undefined;
  #restartedAtMs: number[] = [];
  #checking: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: UplinkWatchOptions) {
    this.#options = options;
    this.#record = options.uplink;
    const network = this.#networkOfHost();
    this.#hostNetwork = networkAtStart(options.uplink) ?? network;
    if (options.uplink.kind === 'pci') return;
    const check = () => void (this.#checking ??= this.#check().finally(() => (this.#checking = undefined)));
    this.#timer = setInterval(check, CHECK_EVERY_MS).unref();
    this.#unfollowHost = options.followHost(check);
  }

  get record(): UplinkRecord {
    return this.#record;
  }

  /** Why nothing leaves by it at present. */
  get trouble(): NetworkTrouble | undefined {
    return this.#trouble;
  }

  /** Fulfilled when no restart is under way and none will follow. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#unfollowHost();
    await this.#checking;
  }

  async #check(): Promise<void> {
    if (this.#record.kind === 'pci') return;
    const { kind } = this.#record;
    const processes = processesOf(this.#record);
    // Only passt reads the host's network settings, and only when it starts.
    const hasChanged = kind === 'user' && this.#hostNetworkChanged();
    // No process can be started for a device that is missing.
    if (this.#trouble) return undefined;
    if (hasChanged) return this.#replace(processes);
    if (!processes.every(isRunningNow)) {
      // The rest of them waits for a connection that will not come.
      await Promise.all(processes.map(killAndWait));
      return this.#restartEnded(new Failure('uplink-ended'));
    }
  }

  /** `undefined` while nothing leaves. */
  #networkOfHost(): string | undefined {
    try {
      const network = this.#options.hostNetwork();
      this.#trouble = undefined;
      return network;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const isNew = error.code !== this.#trouble?.code;
      if (isNew) this.#trouble = { ...error.texts(), since: new Date().toISOString() };
      return undefined;
    }
  }

  #hostNetworkChanged(): boolean {
    const [before, troubleBefore] = [this.#hostNetwork, this.#trouble];
    this.#hostNetwork = this.#networkOfHost() ?? before;
    if (this.#trouble !== troubleBefore) this.#options.onChange();
    return before !== this.#hostNetwork;
  }

  async #replace(processes: readonly ProcessIdentity[]): Promise<void> {
    this.#options.log.info({}, 'the host’s network has changed: the uplink restarts');
    await Promise.all(processes.map(killAndWait));
    await this.#restart();
  }

  async #restartEnded(trouble: Failure): Promise<void> {
    const nowMs = performance.now();
    this.#restartedAtMs = [...this.#restartedAtMs.filter((atMs) => nowMs - atMs < RESTARTS_WITHIN_MS), nowMs];
    if (this.#restartedAtMs.length > MAX_RESTARTS) {
      this.#options.onLost(new Failure('uplink-crash-loop', { times: this.#restartedAtMs.length }));
      return;
    }
    this.#options.log.warn({ times: this.#restartedAtMs.length }, 'the uplink ended and restarts');
    if (await this.#restart()) this.#options.onRecovered(trouble);
  }

  async #restart(): Promise<boolean> {
    if (this.#isStopped) return false;
    try {
      this.#record = await this.#options.restart();
      this.#hostNetwork = networkAtStart(this.#record) ?? this.#hostNetwork;
    } catch (error) {
      // The device may be missing again, and be back later.
      if (this.#networkOfHost() === undefined) {
        this.#options.onChange();
        return false;
      }
      this.#options.onLost(new Failure('uplink-lost', { reason: reasonOf(error) }, { cause: error }));
      return false;
    }
    this.#options.onChange();
    return true;
  }
}
