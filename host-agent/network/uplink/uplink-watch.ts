import type { Logger } from 'pino';
import { Failure } from '../../api/failure.ts';
import { messageOf } from '../../api/message-of.ts';
import { isRunning, killAndWait, type ProcessIdentity } from '../../process/process.ts';
import { hostNetwork } from '../host-network.ts';
import type { UplinkRecord } from './uplink.ts';

/** A session without a network is soon noticed; one look reads three small files. */
const LOOK_EVERY_MS = 1_000;
/** One that ends more often than this within the time below is not started again. */
const MAX_MENDS = 3;
const MENDS_WITHIN_MS = 60_000;

export interface UplinkWatchParts {
  readonly uplink: UplinkRecord;
  /** Starts the uplink's process again; the machine's card finds it by itself. */
  readonly mend: () => Promise<UplinkRecord>;
  readonly onMended: (trouble: Failure) => void;
  readonly onChange: () => void;
  readonly onGivenUp: (why: string) => void;
  readonly log: Logger;
  /** For tests: the network that this computer itself uses. */
  readonly hostNetwork?: () => Promise<string>;
}

/** Looks after the uplink's process while the machine goes on: it comes back when it ends, and begins anew when this computer's own network has changed. */
export class UplinkWatch {
  readonly #parts: UplinkWatchParts;
  readonly #timer: NodeJS.Timeout | undefined;
  #uplink: UplinkRecord;
  #network: string | undefined;
  #mendedAtMs: number[] = [];
  #looking: Promise<void> | undefined;
  #isStopped = false;

  constructor(parts: UplinkWatchParts) {
    this.#parts = parts;
    this.#uplink = parts.uplink;
    if (parts.uplink.kind !== 'pci')
      this.#timer = setInterval(
        () => void (this.#looking ??= this.#look().finally(() => (this.#looking = undefined))),
        LOOK_EVERY_MS,
      ).unref();
  }

  get uplink(): UplinkRecord {
    return this.#uplink;
  }

  /** Fulfilled when nothing is being mended any more, and nothing will be. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#uplink.kind === 'pci') return;
    const { kind, process } = this.#uplink;
    if (!(await isRunning(process)))
      return this.#mend(
        new Failure('uplink-ended', 'The way out of the network machine ended, and was started again.', {
          hint: 'Nothing needs to be done.',
        }),
      );
    // Only passt reads this computer's settings, and only when it starts.
    if (kind === 'user' && (await this.#hasMoved())) return this.#beginAnew(process);
  }

  async #hasMoved(): Promise<boolean> {
    const network = await (this.#parts.hostNetwork ?? hostNetwork)();
    const before = this.#network;
    this.#network = network;
    return before !== undefined && before !== network;
  }

  async #beginAnew(process: ProcessIdentity): Promise<void> {
    this.#parts.log.info({}, 'this computer’s network has changed: the uplink begins anew');
    await killAndWait(process);
    await this.#startAgain();
  }

  async #mend(trouble: Failure): Promise<void> {
    const nowMs = performance.now();
    this.#mendedAtMs = [...this.#mendedAtMs.filter((atMs) => nowMs - atMs < MENDS_WITHIN_MS), nowMs];
    if (this.#mendedAtMs.length > MAX_MENDS) {
      this.#parts.onGivenUp(
        `The way out of the network machine ended ${this.#mendedAtMs.length} times within a minute.`,
      );
      return;
    }
    this.#parts.log.warn({ times: this.#mendedAtMs.length }, 'the uplink ended: it is started again');
    if (await this.#startAgain()) this.#parts.onMended(trouble);
  }

  async #startAgain(): Promise<boolean> {
    if (this.#isStopped) return false;
    try {
      this.#uplink = await this.#parts.mend();
    } catch (error) {
      this.#parts.onGivenUp(`The way out of the network machine does not come back: ${messageOf(error)}`);
      return false;
    }
    this.#parts.onChange();
    return true;
  }
}
