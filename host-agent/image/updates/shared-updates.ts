/** Takes images that an account of the system keeps for all accounts: at once where there is none, and newer ones when they have been shown to work. */
import type { Logger } from 'pino';
import type { Config } from '../../config/schema.ts';
import { Turns } from '../../process/turns.ts';
import { watchFiles } from '../../storage/watch-files.ts';
import type { ImageLibrary } from '../library.ts';
import { VM_ROLES } from '../recipe-schema.ts';
import type { SwitchOver } from '../switch-over.ts';
import { isWithinHours } from './maintenance-hours.ts';

/** A person waits for a host agent that has just started. */
const FIRST_REPLACED_AFTER_MS = 10 * 60_000;

export interface SharedUpdatesOptions {
  readonly images: Pick<ImageLibrary, 'takeShared' | 'sharedCandidate'>;
  readonly switchOver: Pick<SwitchOver, 'switchTo'>;
  /** The file that the account of the system writes when it is done; `undefined` if there is no such account. */
  readonly status: string | undefined;
  readonly config: () => Config['updates'];
  /** An image is in use where there was none. */
  readonly onTaken: () => void;
  readonly log: Logger;
}

export class SharedUpdates {
  readonly #options: SharedUpdatesOptions;
  readonly #stopped = new AbortController();
  readonly #turns = new Turns();
  #timer: NodeJS.Timeout | undefined;
  #unwatch: () => void = () => undefined;
  #mayReplace = false;

  constructor(options: SharedUpdatesOptions) {
    this.#options = options;
  }

  /** Fulfilled when images are in use where there were none. Later ones come by themselves. */
  async start(): Promise<void> {
    const { status } = this.#options;
    if (status === undefined) return;
    await this.look();
    this.#unwatch = watchFiles([status], () => void this.look());
    this.#timer = setTimeout(() => {
      this.#mayReplace = true;
      void this.look();
    }, FIRST_REPLACED_AFTER_MS).unref();
  }

  /** Fulfilled when no image is being tried any more. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#stopped.abort(new Error('The host agent is shutting down.'));
    await this.#turns.done();
  }

  /** Never rejects. */
  async look(): Promise<void> {
    const { log } = this.#options;
    await this.#turns
      .take(() => this.#look())
      .catch((error: unknown) => {
        if (!this.#stopped.signal.aborted)
          log.warn({ reason: String(error) }, 'an image for all accounts could not be used');
      });
  }

  async #look(): Promise<void> {
    const { images, switchOver, config, onTaken, log } = this.#options;
    const { signal } = this.#stopped;
    signal.throwIfAborted();
    let isTaken = false;
    for (const role of VM_ROLES) isTaken = (await images.takeShared(role)) !== undefined || isTaken;
    if (isTaken) onTaken();
    const { check, build, hours } = config();
    if (!this.#mayReplace || !check || !build || !isWithinHours(hours, Date.now())) return;
    for (const role of VM_ROLES) {
      const candidate = await images.sharedCandidate(role);
      if (candidate && (await switchOver.switchTo([candidate], signal)))
        log.info({ role }, 'an image for all accounts is in use');
    }
  }
}
