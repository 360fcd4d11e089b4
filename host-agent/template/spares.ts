/** Keeps one spare ready for the next click: loads it, hands it out, and discards it when it no longer fits. */
import { isDeepStrictEqual } from 'node:util';
import type { SpareStatus } from '../api/template.ts';
import { Failure } from '../api/failure.ts';
import { messageOf } from '../api/message-of.ts';
import { disposeSpare, type KeptSpare, loadSpare, type Spare, type SpareParts } from './spare.ts';
import type { TemplateSpec } from './template-spec.ts';

export interface SparesOptions extends SpareParts {
  /** What the next click will most likely ask for; `undefined`: no spare. */
  readonly spec: () => TemplateSpec | undefined;
  /** Why there must be no spare, in words for a person; `standing`: processes of the spare that is ready. */
  readonly whyNone: (spec: TemplateSpec, standing: readonly number[]) => Promise<string | undefined>;
  /** Whether the host has processor time left for a spare. */
  readonly isQuiet: () => Promise<boolean>;
  /** A spare became ready, or is gone. */
  readonly onChange: () => void;
}

/** After a click the person's own VM comes first. */
const REFILL_AFTER_MS = 3_000;
/** A host that is never quiet gets its spare after this many checks. */
const MAX_QUIET_CHECKS = 6;
const RECONCILE_EVERY_MS = 30_000;
/** Loading takes minutes where the processor is emulated: each failure doubles the interval, up to this many times. */
const MAX_DOUBLINGS = 5;

type SparesState =
  | { readonly is: 'none'; readonly reason?: string | undefined }
  | { readonly is: 'loading' }
  | { readonly is: 'ready'; readonly spare: KeptSpare }
  | { readonly is: 'stopped' };

/** The whole life on one page. A missing arrow is a bug. */
const NEXT: Record<SparesState['is'], readonly SparesState['is'][]> = {
  none: ['none', 'loading', 'stopped'],
  loading: ['none', 'ready', 'stopped'],
  // Handed out, discarded, or its VM died.
  ready: ['none', 'stopped'],
  stopped: [],
};

export class Spares {
  readonly #options: SparesOptions;
  #state: SparesState = { is: 'none' };
  /** Starts and removals that come first: nothing is loaded while there is one. */
  #holds = 0;
  #reconciling: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #quietChecks = 0;
  #failuresInARow = 0;

  constructor(options: SparesOptions) {
    this.#options = options;
  }

  /** Cancels loading, and prevents it until {@link release} has been called as often. */
  hold(): void {
    this.#holds += 1;
    this.#reconciling?.stop.abort(new Error('Something else comes first.'));
  }

  release(): void {
    this.#holds -= 1;
    this.scheduleReconcile();
  }

  /** The spare, if it is what `spec` asks for; it is the caller's from then on. Two calls never get the same one. */
  async take(spec: TemplateSpec, signal: AbortSignal): Promise<Spare | undefined> {
    if (this.#state.is !== 'ready' || !isDeepStrictEqual(this.#state.spare.spec, spec)) return undefined;
    const { spare } = this.#state;
    // Before the first await, so that no other call finds it.
    this.#become({ is: 'none' });
    const key = await this.#options.templates.keyOf(spec, signal).catch(() => undefined);
    if (spare.key === key && (await this.#isFresh(spare))) return spare;
    await disposeSpare(this.#options, spare);
    return undefined;
  }

  /** Discards the spare, ready or loading, so that its port is free. */
  async discard(): Promise<void> {
    // A spare that is loaded meanwhile would take the port again.
    this.hold();
    try {
      this.#reconciling?.stop.abort(new Error('The spare is discarded.'));
      await this.#reconciling?.done;
      if (this.#state.is === 'ready') await this.#lose(this.#state.spare);
    } finally {
      this.release();
    }
  }

  /** Loads a missing spare, or replaces an outdated one, a little later. */
  scheduleReconcile(afterMs = REFILL_AFTER_MS): void {
    clearTimeout(this.#timer);
    if (this.#state.is === 'stopped') return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#startReconcile();
    }, afterMs).unref();
  }

  status(): SpareStatus {
    if (this.#state.is === 'loading') return { state: 'loading', processes: [] };
    if (this.#state.is === 'ready') {
      const { id, names, vm } = this.#state.spare;
      return {
        state: 'ready',
        id,
        display: { kind: 'rfb', socket: names.display },
        processes: vm.record.processes.map(({ role, pid }) => ({ role, pid })),
      };
    }
    const reason = this.#holds > 0 ? 'a session is starting, which comes first' : this.#reason;
    return { state: 'none', ...(reason !== undefined && { reason }), processes: [] };
  }

  async stop(): Promise<void> {
    this.#holds += 1;
    await this.discard();
    clearTimeout(this.#timer);
    if (this.#state.is !== 'stopped') this.#become({ is: 'stopped' });
  }

  get #reason(): string | undefined {
    return this.#state.is === 'none' ? this.#state.reason : undefined;
  }

  #startReconcile(): void {
    // `release` schedules the next one.
    if (this.#reconciling || this.#holds > 0) return;
    const stop = new AbortController();
    const done = this.#reconcile(stop.signal)
      .catch((error: unknown) => {
        if (this.#state.is === 'loading') this.#become({ is: 'none' });
        if (stop.signal.aborted) return;
        this.#failuresInARow += 1;
        this.#noteReason(error instanceof Failure ? `${error.message} ${error.hint}` : messageOf(error));
        this.#options.log.warn({ reason: String(error) }, 'the spare could not be loaded');
      })
      .finally(() => {
        this.#reconciling = undefined;
        if (this.#timer === undefined)
          this.scheduleReconcile(RECONCILE_EVERY_MS * 2 ** Math.min(this.#failuresInARow, MAX_DOUBLINGS));
      });
    this.#reconciling = { done, stop };
  }

  async #reconcile(stop: AbortSignal): Promise<void> {
    const { templates, whyNone, isQuiet } = this.#options;
    const spec = this.#options.spec();
    const key = spec && (await templates.keyOf(spec, stop));
    const spare = this.#state.is === 'ready' ? this.#state.spare : undefined;
    const why = spec
      ? await whyNone(
          spec,
          (spare?.vm.record.processes ?? []).map(({ pid }) => pid),
        )
      : 'nothing is to be sealed (template.seal)';
    if (spare && (why !== undefined || spare.key !== key || !(await this.#isFresh(spare)))) await this.#lose(spare);
    this.#noteReason(why ?? (key === undefined ? 'there is no browser image yet' : undefined));
    if (!spec || key === undefined || why !== undefined || this.#state.is !== 'none') return;
    if (!(await isQuiet()) && ++this.#quietChecks < MAX_QUIET_CHECKS) {
      this.#noteReason('the computer is busy, which is waited for a while');
      this.scheduleReconcile();
      return;
    }
    this.#quietChecks = 0;
    stop.throwIfAborted();
    this.#become({ is: 'loading' });
    await this.#load(spec, key, stop);
  }

  async #load(spec: TemplateSpec, key: string, stop: AbortSignal): Promise<void> {
    const loaded = await loadSpare(this.#options, spec, key, stop);
    if ('none' in loaded) {
      this.#become({ is: 'none', reason: loaded.none });
      return;
    }
    this.#failuresInARow = 0;
    this.#become({ is: 'ready', spare: loaded });
    this.#options.log.info({ id: loaded.id }, 'a spare is ready');
    const onLost = () =>
      void this.#lose(loaded).then((isLost) => {
        if (isLost) this.scheduleReconcile();
      });
    if (loaded.vm.lost.aborted) onLost();
    else loaded.vm.lost.addEventListener('abort', onLost, { once: true });
  }

  /** Whether its template is still the one to clone from. */
  async #isFresh({ template }: KeptSpare): Promise<boolean> {
    return template === undefined || (await this.#options.templates.isInUse(template).catch(() => false));
  }

  /** Disposes of `spare` unless it has been handed out meanwhile. Returns whether it did. */
  async #lose(spare: KeptSpare): Promise<boolean> {
    if (this.#state.is !== 'ready' || this.#state.spare !== spare) return false;
    this.#become({ is: 'none' });
    await disposeSpare(this.#options, spare);
    return true;
  }

  /** Why there is no spare; it is ignored while there is one. */
  #noteReason(reason: string | undefined): void {
    if (this.#state.is === 'none') this.#become({ is: 'none', reason });
  }

  #become(next: SparesState): void {
    const before = this.#state;
    if (!NEXT[before.is].includes(next.is)) throw new Error(`The spare cannot go from ${before.is} to ${next.is}`);
    this.#state = next;
    if (before.is === 'ready' || next.is === 'ready') this.#options.onChange();
  }
}
