/** Keeps one spare ready for the next click: when there is to be one, who gets it, and when it goes. */
import { isDeepStrictEqual } from 'node:util';
import type { SpareStatus } from '../api/template.ts';
import { messageOf } from '../api/message-of.ts';
import { dismantle, type KeptSpare, loadSpare, type Spare, type SpareParts } from './spare.ts';
import type { Subject } from './templates.ts';

export interface SparesOptions extends SpareParts {
  /** What the next click will most likely ask for; `undefined`: no spare. */
  readonly subject: () => Subject | undefined;
  /** Why there is to be none, for a person; `standing` are the processes of the one that is there. */
  readonly whyNone: (standing: readonly number[]) => Promise<string | undefined>;
  /** The computer has something left for it. */
  readonly isQuiet: () => Promise<boolean>;
  /** There is one now, or none any more. */
  readonly onChange: () => void;
}

/** After a click the person's own machine comes first. */
const REFILL_AFTER_MS = 3_000;
/** A computer that is never quiet gets its spare after so many looks all the same. */
const MAX_LOOKS_FOR_QUIET = 6;
const LOOK_EVERY_MS = 30_000;
/** A load costs minutes where the processor is emulated: after each that failed twice as long until the next, so many times. */
const MAX_DOUBLINGS = 5;

export class Spares {
  readonly #options: SparesOptions;
  #kept: KeptSpare | undefined;
  /** A look, with all that it leads to. */
  #look: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;
  #isLoading = false;
  #reason: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looksForQuiet = 0;
  #failuresInARow = 0;
  #holds = 0;
  #isStopped = false;

  constructor(options: SparesOptions) {
    this.#options = options;
  }

  get #spare(): KeptSpare | undefined {
    return this.#kept;
  }

  set #spare(spare: KeptSpare | undefined) {
    this.#kept = spare;
    this.#options.onChange();
  }

  /** From now on nothing is loaded, and what is being loaded is given up, until `settled` was called as often. */
  hold(): void {
    this.#holds += 1;
    this.#look?.stop.abort(new Error('Something else comes first.'));
  }

  /** What it was held for is over: there may be time and room. */
  settled(): void {
    this.#holds -= 1;
    this.lookSoon();
  }

  /** The spare, if it is what `subject` asks for; from then on it is the caller's. Two calls never get the same one. */
  async take(subject: Subject, signal: AbortSignal): Promise<Spare | undefined> {
    const spare = this.#spare;
    if (!spare || !isDeepStrictEqual(spare.subject, subject)) return undefined;
    // Nobody else finds it from here on, before anything is waited for.
    this.#spare = undefined;
    if (spare.key === (await this.#options.templates.keyOf(subject, signal).catch(() => undefined))) return spare;
    await dismantle(this.#options, spare);
    return undefined;
  }

  /** Gives up the spare, ready or not, so that its port can be used. */
  async giveUp(): Promise<void> {
    this.#look?.stop.abort(new Error('The spare is given up.'));
    await this.#look?.done;
    const spare = this.#spare;
    this.#spare = undefined;
    if (spare) await dismantle(this.#options, spare);
  }

  /** Looks a little later whether a spare is missing, or is not what it should be. */
  lookSoon(afterMs = REFILL_AFTER_MS): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lookNow();
    }, afterMs).unref();
  }

  status(): SpareStatus {
    const processes = (this.#spare?.vm.record.processes ?? []).map(({ role, pid }) => ({ role, pid }));
    if (this.#spare)
      return {
        state: 'ready',
        id: this.#spare.id,
        display: { kind: 'rfb', socket: this.#spare.names.display },
        processes,
      };
    if (this.#isLoading) return { state: 'loading', processes };
    const reason = this.#holds > 0 ? 'a session is being started, which comes first' : this.#reason;
    return { state: 'none', ...(reason !== undefined && { reason }), processes };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.giveUp();
  }

  #lookNow(): void {
    // Whoever holds it has it looked for afterwards.
    if (this.#look || this.#holds > 0) return;
    const stop = new AbortController();
    const done = this.#makeRight(stop.signal)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        this.#failuresInARow += 1;
        this.#reason = `the last one could not be loaded: ${messageOf(error)}`;
        this.#options.log.warn({ reason: String(error) }, 'there is no spare');
      })
      .finally(() => {
        this.#look = undefined;
        if (this.#timer === undefined)
          this.lookSoon(LOOK_EVERY_MS * 2 ** Math.min(this.#failuresInARow, MAX_DOUBLINGS));
      });
    this.#look = { done, stop };
  }

  async #makeRight(stop: AbortSignal): Promise<void> {
    const { subject: subjectNow, templates, whyNone, isQuiet, log } = this.#options;
    const subject = subjectNow();
    const key = subject && (await templates.keyOf(subject, stop));
    const spare = this.#spare;
    const why = subject
      ? await whyNone((spare?.vm.record.processes ?? []).map(({ pid }) => pid))
      : 'nothing is to be sealed (template.seal)';
    // It may have been handed out meanwhile.
    if (spare && this.#spare === spare && (why !== undefined || spare.key !== key)) {
      this.#spare = undefined;
      await dismantle(this.#options, spare);
    }
    this.#reason = why ?? (key === undefined ? 'there is no browser image yet' : undefined);
    if (!subject || key === undefined || why !== undefined || this.#spare) return;
    if (!(await isQuiet()) && ++this.#looksForQuiet < MAX_LOOKS_FOR_QUIET) {
      this.#reason = 'the computer is busy, which is waited for a while';
      this.lookSoon();
      return;
    }
    this.#looksForQuiet = 0;
    stop.throwIfAborted();
    this.#isLoading = true;
    const loaded = await loadSpare(this.#options, subject, key, stop).finally(() => {
      this.#isLoading = false;
    });
    if ('none' in loaded) {
      this.#reason = loaded.none;
      return;
    }
    this.#failuresInARow = 0;
    this.#spare = loaded;
    log.info({ id: loaded.id }, 'a spare is ready');
    void loaded.vm.ended.then(async () => {
      if (this.#spare !== loaded) return;
      this.#spare = undefined;
      await dismantle(this.#options, loaded);
      this.lookSoon();
    });
  }
}
