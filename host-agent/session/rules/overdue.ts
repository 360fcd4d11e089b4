/** What follows when a session reaches a limit of its time: it ends. But while files are not saved, it is held: paused until the person is back. */
import { z } from 'zod';
import type { Logger } from 'pino';
import { Grace, LimitReached, type Session } from '../../api/session/session.ts';
import { GRACE_MINUTES } from '../../api/session/unsaved-files.ts';
import type { PauseCause, PendingDiscard } from './pending-discard.ts';

/** A person who left at work is back the next morning. */
const HELD_SECONDS = 16 * 3600;

/** What the next host agent needs to know. */
export const OverdueRecord = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('held'), because: LimitReached, until: z.iso.datetime() }),
  z.strictObject({ is: z.literal('grace'), ...Grace.shape }),
]);
export type OverdueRecord = z.infer<typeof OverdueRecord>;

export interface OverdueDeps {
  readonly pending: PendingDiscard;
  readonly unsavedFiles: () => number;
  readonly end: (because: LimitReached) => void;
  /** What the control API shows has changed. */
  readonly onChange: () => void;
  /** What the next host agent needs to know has changed. */
  readonly onRecord: () => void;
  readonly log: Logger;
}

export class Overdue {
  readonly #deps: OverdueDeps;
  #because: LimitReached | undefined;
  #grace: { readonly because: Grace['because']; readonly until: Date; readonly timer: NodeJS.Timeout } | undefined;

  constructor(deps: OverdueDeps) {
    this.#deps = deps;
  }

  /** The limit that it reached, while it is paused. */
  get because(): LimitReached {
    return this.#because ?? 'idle';
  }

  describe(): Pick<Session, 'heldBecause' | 'grace'> {
    const { pending } = this.#deps;
    return {
      ...(pending.isHeld && { heldBecause: this.because }),
      ...(this.#grace && { grace: { because: this.#grace.because, until: this.#grace.until.toISOString() } }),
    };
  }

  record(): { readonly overdue?: OverdueRecord } {
    const { isHeld, until } = this.#deps.pending;
    const { grace } = this.describe();
    if (grace) return { overdue: { is: 'grace', ...grace } };
    return isHeld && until ? { overdue: { is: 'held', because: this.because, until: until.toISOString() } } : {};
  }

  /** Continues where an earlier host agent was: one that was held is still paused. */
  restore(record: OverdueRecord): void {
    const until = new Date(record.until);
    if (record.is === 'grace') this.#runUntil(until, record.because);
    else {
      this.#because = record.because;
      this.#deps.pending.restore(until, 'held');
    }
  }

  /** It reached this limit. */
  reached(because: LimitReached): void {
    // It ends soon in any case.
    if (this.#grace) return;
    if (this.#deps.pending.until) this.#note(because);
    else if (this.#deps.unsavedFiles() === 0) this.#deps.end(because);
    else void this.hold(because);
  }

  /** Pauses it until it is brought back; not for ever. */
  async hold(because: LimitReached): Promise<void> {
    const { pending, unsavedFiles, onRecord, log } = this.#deps;
    const wasPending = pending.until !== undefined;
    this.#note(because);
    const isPaused = await pending.begin(HELD_SECONDS, 'held');
    if (wasPending) return;
    log.info({ because, unsavedFiles: unsavedFiles() }, 'a session is held, since files are not saved');
    if (isPaused) onRecord();
    else this.notPaused();
  }

  /** It could not be paused. Where it must not run on, it has no more time than if it had been brought back. */
  notPaused(): void {
    const { pending, onChange } = this.#deps;
    if (!pending.isHeld || this.because === 'idle') return;
    pending.stop();
    this.#continue();
    onChange();
  }

  /** The person discards it, with an undo window, also while it is held. */
  async discard(seconds: number): Promise<void> {
    const { pending, onRecord } = this.#deps;
    const { isHeld } = pending;
    await pending.begin(seconds);
    if (isHeld) onRecord();
  }

  /** Brings it back; returns why it was paused, if it was. When it throws, it still is. */
  async undo(): Promise<PauseCause | undefined> {
    const { pending, onChange, onRecord } = this.#deps;
    const { why } = pending;
    if (!(await pending.undo())) return undefined;
    this.#continue();
    onChange();
    onRecord();
    return why;
  }

  /** The rules have become stricter: one that lets no file out has none to wait for. */
  enforce(): void {
    const { pending, unsavedFiles, end } = this.#deps;
    if (pending.isHeld && unsavedFiles() === 0) end(this.because);
  }

  /** The session ends. */
  stop(): void {
    clearTimeout(this.#grace?.timer);
    this.#grace = undefined;
    this.#deps.pending.stop();
  }

  /** A person who is back has used it; another limit than that of idle time is still exceeded. */
  #continue(): void {
    const because = this.#because;
    this.#because = undefined;
    if (because === undefined || because === 'idle' || this.#grace) return;
    if (this.#deps.unsavedFiles() === 0) this.#deps.end(because);
    else this.#runUntil(new Date(Date.now() + GRACE_MINUTES * 60_000), because);
  }

  #runUntil(until: Date, because: Grace['because']): void {
    const timer = setTimeout(() => this.#deps.end(because), until.getTime() - Date.now()).unref();
    this.#grace = { because, until, timer };
  }

  /** Being idle is the limit that a person lifts by coming back; the first of the others counts. */
  #note(because: LimitReached): void {
    if (this.#because === because || (this.#because !== undefined && this.#because !== 'idle')) return;
    this.#because = because;
    if (!this.#deps.pending.isHeld) return;
    this.#deps.onChange();
    this.#deps.onRecord();
  }
}
