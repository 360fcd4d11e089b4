import type { Logger } from 'pino';
import { Failure, reasonOf } from '../../api/failure.ts';
import { isRunning, killAndWait, type ProcessIdentity } from '../../process/process.ts';
import { hostNetwork } from '../host-network.ts';
import { processesOf, type UplinkRecord } from './uplink.ts';

/** A session without a network is noticed within seconds; one check reads three small files. */
const CHECK_EVERY_MS = 1_000;
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
  /** For tests: the network that the host uses. */
  readonly hostNetwork?: () => Promise<string>;
}

/** Restarts the uplink's process while the VM keeps running: when the process ends, and when the host's own network changes. */
export class UplinkWatch {
  readonly #options: UplinkWatchOptions;
  readonly #timer: NodeJS.Timeout | undefined;
  #record: UplinkRecord;
  #hostNetwork: string | undefined;
  #restartedAtMs: number[] = [];
  #checking: Promise<void> | undefined;
  #isStopped = false;

  constructor(options: UplinkWatchOptions) {
    this.#options = options;
    this.#record = options.uplink;
    if (options.uplink.kind !== 'pci')
      this.#timer = setInterval(
        () => void (this.#checking ??= this.#check().finally(() => (this.#checking = undefined))),
        CHECK_EVERY_MS,
      ).unref();
  }

  get record(): UplinkRecord {
    return this.#record;
  }

  /** Fulfilled when no restart is under way and none will follow. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#checking;
  }

  async #check(): Promise<void> {
    if (this.#record.kind === 'pci') return;
    const { kind } = this.#record;
    const processes = processesOf(this.#record);
    const isComplete = await Promise.all(processes.map(isRunning)).then((running) => running.every(Boolean));
    if (!isComplete) {
      // The rest of them waits for a connection that will not come.
      await Promise.all(processes.map(killAndWait));
      return this.#restartEnded(new Failure('uplink-ended'));
    }
    // Only passt reads the host's network settings, and only when it starts.
    if (kind === 'user' && (await this.#hostNetworkChanged())) return this.#replace(processes);
  }

  async #hostNetworkChanged(): Promise<boolean> {
    const network = await (this.#options.hostNetwork ?? hostNetwork)();
    const before = this.#hostNetwork;
    this.#hostNetwork = network;
    return before !== undefined && before !== network;
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
    } catch (error) {
      this.#options.onLost(new Failure('uplink-lost', { reason: reasonOf(error) }, { cause: error }));
      return false;
    }
    this.#options.onChange();
    return true;
  }
}
