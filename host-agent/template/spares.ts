/** Keeps spares ready for the next clicks: loads them one after another, hands them out, and discards those that no longer fit. */
import { isDeepStrictEqual } from 'node:util';
import type { SpareStatus } from '../api/host/template.ts';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import type { VmRecord } from '../hypervisor/hypervisor.ts';
import { Owned } from '../process/owned.ts';
import { type KeptSpare, loadSpare, type OwnedSpare, type SpareParts, type SparePlace } from './spare.ts';
import { SpareSlot } from './spare-slot.ts';
import type { TemplateSpec } from './template-spec.ts';

export interface SparesOptions extends SpareParts {
  /** What the next click will most likely ask for; `undefined`: no spare. */
  readonly spec: () => TemplateSpec | undefined;
  /** Where it will be plugged in. Throws a `Failure` that says why it cannot. */
  readonly place: () => Promise<SparePlace>;
  /** Limit for the number of spares. */
  readonly most: () => number;
  /** Why there must be no spare, in words for a person; `standing`: processes of a spare that is ready, absent for another one. */
  readonly whyNone: (spec: TemplateSpec, standing: readonly number[]) => Promise<string | undefined>;
  /** Whether the host has processor time left for a spare. */
  readonly isQuiet: () => Promise<boolean>;
  /** Whether a spare has the protections that are required now. */
  readonly isProtected: (record: VmRecord) => boolean;
  /** A spare became ready, or is gone. */
  readonly onChange: () => void;
}

/** What a click asks for: `exit` as in {@link SparePlace}. */
export interface SpareWish {
  readonly spec: TemplateSpec;
  readonly exit: SparePlace['exit'];
}

interface WantedNow {
  readonly spec: TemplateSpec | undefined;
  readonly key: string | undefined;
  readonly exit: SparePlace['exit'];
}

/** After a click the person's own VM comes first. */
const REFILL_AFTER_MS = 1_000;
/** A host that is never quiet gets its spare after this many checks, one after each pause. */
const MAX_QUIET_CHECKS = 14;
const RECONCILE_EVERY_MS = 30_000;
/** Whether ready spares still fit their template is asked with every tenth look: a click asks in any case, and most changes are reported. */
const FULL_LOOK_EACH = 10;
/** Loading takes minutes where the processor is emulated: each failure doubles the interval, up to this many times. */
const MAX_DOUBLINGS = 5;
/** Until a spare has been loaded, it is not known how long that takes. */
const ASSUMED_LOADING_MS = 10_000;

const pidsOf = ({ vm }: KeptSpare): number[] => vm.record.processes.map(({ pid }) => pid);

export class Spares {
  readonly #options: SparesOptions;
  readonly #slots: SpareSlot[] = [];
  /** That of the last place. */
  #exit: SparePlace['exit'];
  /** Why there is no spare. */
  #reason: string | undefined;
  #isStopped = false;
  /** Starts and removals that come first: nothing is loaded while there is one. */
  #holds = 0;
  #reconciling: { readonly done: Promise<void>; readonly stop: AbortController } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #quietChecks = 0;
  #looks = 0;
  #failuresInARow = 0;
  #clicksMs: readonly number[] = [];
  #loadingMs = ASSUMED_LOADING_MS;

  constructor(options: SparesOptions) {
    this.#options = options;
  }

  /** Cancels loading, and prevents it until this hold and all others are released. */
  hold(): Owned<undefined> {
    this.#holds += 1;
    this.#reconciling?.stop.abort(new Error('Something else comes first.'));
    return new Owned('hold on the spares', undefined, () => {
      this.#holds -= 1;
      this.scheduleReconcile();
    });
  }

  /** A spare, if there is one that `wish` asks for. Two calls never get the same one. Throws the signal's reason; then all stay. */
  async take(wish: SpareWish, signal: AbortSignal): Promise<OwnedSpare | undefined> {
    const { spec } = wish;
    if (wish.exit === this.#exit && isDeepStrictEqual(this.#options.spec(), spec))
      this.#clicksMs = withClick(this.#clicksMs, performance.now());
    if (!this.has(wish)) return undefined;
    // Before a spare is taken: a click that is cancelled, or a key that cannot be computed now, says nothing about the spares.
    const key = await this.#options.templates.keyOf(spec, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      this.#options.log.warn({ reason: String(error) }, 'no spare was taken');
      return undefined;
    });
    while (key !== undefined) {
      const slot = this.#readyFor(wish);
      // Before the first await, so that no other call finds it.
      await using spare = slot?.take();
      if (!spare) break;
      this.#reason = undefined;
      if (spare.value.key === key && (await this.#isFresh(spare.value))) return spare.move();
    }
    return undefined;
  }

  /** Whether a spare that `wish` asks for is ready. */
  has(wish: SpareWish): boolean {
    return this.#readyFor(wish) !== undefined;
  }

  /** Whether one is at a port of this exit, or may be soon. */
  mayHavePortAt(exit: SparePlace['exit']): boolean {
    return this.#slots.some(({ is, spare }) => is === 'loading' || (spare !== undefined && spare.value.exit === exit));
  }

  /** Discards `most` spares, loading ones first, so that their ports and their memory are free. */
  async discard(most = Infinity): Promise<void> {
    // A spare that is loaded meanwhile would take the port again.
    await using _hold = this.hold();
    const isLoading = this.#slots.some(({ is }) => is === 'loading');
    this.#reconciling?.stop.abort(new Error('The spare is discarded.'));
    await this.#reconciling?.done;
    const last = isLoading ? most - 1 : most;
    for (const slot of this.#ready.toReversed().slice(0, last)) await slot.lose();
  }

  /** Loads a missing spare, or replaces an outdated one, a little later. */
  scheduleReconcile(afterMs = REFILL_AFTER_MS): void {
    this.#schedule(afterMs, () => this.#startReconcile());
  }

  #schedule(afterMs: number, start: () => void): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      start();
    }, afterMs).unref();
  }

  /** Nothing is known to have changed. With the spares all ready, an idle computer should hardly notice the look. */
  async #lookAgain(): Promise<void> {
    const spec = this.#options.spec();
    const isFull = ++this.#looks % FULL_LOOK_EACH === 0 || !spec || this.#ready.length !== this.#wanted();
    if (isFull || !(await this.#hasRoomForAll(spec).catch(() => false))) this.#startReconcile();
    else if (this.#timer === undefined) this.#scheduleLook();
  }

  #scheduleLook(): void {
    this.#schedule(
      RECONCILE_EVERY_MS * 2 ** Math.min(this.#failuresInARow, MAX_DOUBLINGS),
      () => void this.#lookAgain(),
    );
  }

  async #hasRoomForAll(spec: TemplateSpec): Promise<boolean> {
    for (const { spare } of this.#ready)
      if (spare && (await this.#options.whyNone(spec, pidsOf(spare.value))) !== undefined) return false;
    return true;
  }

  /** `id` and `display`: of the spare that the next click gets. */
  status(): SpareStatus {
    const spares = this.#ready.flatMap(({ spare }) => spare?.value ?? []);
    const numbers = { ready: spares.length, wanted: this.#wanted() };
    const processes = spares.flatMap(({ vm }) => vm.record.processes.map(({ role, pid }) => ({ role, pid })));
    const [next] = spares;
    if (next) {
      const display = { kind: 'rfb', socket: next.names.display } as const;
      return { state: 'ready', id: next.id, display, processes, ...numbers };
    }
    if (this.#slots.some(({ is }) => is === 'loading')) return { state: 'loading', processes, ...numbers };
    const reason = this.#holds > 0 ? 'a session is starting, which comes first' : this.#reason;
    return { state: 'none', ...(reason !== undefined && { reason }), processes, ...numbers };
  }

  async stop(): Promise<void> {
    this.#holds += 1;
    await this.discard();
    clearTimeout(this.#timer);
    this.#isStopped = true;
    for (const slot of this.#slots) slot.stop();
  }

  #readyFor({ spec, exit }: SpareWish): SpareSlot | undefined {
    return this.#ready.find(({ spare }) => spare?.value.exit === exit && isDeepStrictEqual(spare?.value.spec, spec));
  }

  get #ready(): SpareSlot[] {
    return this.#slots.filter(({ is }) => is === 'ready');
  }

  #wanted(): number {
    return wantedSpares(this.#clicksMs, {
      nowMs: performance.now(),
      replacedInMs: REFILL_AFTER_MS + this.#loadingMs,
      most: this.#options.most(),
    });
  }

  #startReconcile(): void {
    // `release` schedules the next one.
    if (this.#holds > 0) return;
    if (this.#reconciling) {
      // What has changed meanwhile may have been read before.
      void this.#reconciling.done.then(() => this.scheduleReconcile(0));
      return;
    }
    const stop = new AbortController();
    const done = this.#reconcile(stop.signal)
      .catch((error: unknown) => {
        for (const slot of this.#slots) slot.giveUpLoading();
        if (stop.signal.aborted) return;
        this.#failuresInARow += 1;
        this.#reason = error instanceof Failure ? `${error.message} ${error.hint}` : messageOf(error);
        this.#options.log.warn({ reason: String(error) }, 'the spare could not be loaded');
      })
      .finally(() => {
        this.#reconciling = undefined;
        if (this.#timer === undefined) this.#scheduleLook();
      });
    this.#reconciling = { done, stop };
  }

  async #reconcile(stop: AbortSignal): Promise<void> {
    const { templates, whyNone, isQuiet } = this.#options;
    const spec = this.#options.spec();
    const key = spec && (await templates.keyOf(spec, stop));
    const place = await this.#options.place().catch(async (error: unknown) => {
      await this.#discardUnfit({ spec: undefined, key, exit: undefined });
      throw error;
    });
    this.#exit = place.exit;
    await this.#discardUnfit({ spec, key, exit: place.exit });
    stop.throwIfAborted();
    if (this.#ready.length >= this.#wanted() && spec) return;
    const why = spec ? await whyNone(spec, []) : 'nothing is to be sealed (template.seal)';
    this.#reason = why ?? (key === undefined ? 'there is no browser image yet' : undefined);
    if (!spec || key === undefined || why !== undefined) return;
    if (!(await isQuiet()) && ++this.#quietChecks < MAX_QUIET_CHECKS) {
      this.#reason = 'the computer is busy, which is waited for a while';
      this.scheduleReconcile();
      return;
    }
    this.#quietChecks = 0;
    stop.throwIfAborted();
    await this.#load({ spec, key, place }, stop);
    if (this.#reason === undefined && this.#ready.length < this.#wanted()) this.scheduleReconcile(0);
  }

  /** Discards the spares that must not be kept, do not fit any more or are not wanted, the last one first. */
  async #discardUnfit({ spec, key, exit }: WantedNow): Promise<void> {
    const wanted = this.#wanted();
    for (const [index, slot] of [...this.#ready.entries()].toReversed()) {
      const { spare } = slot;
      if (!spare) continue;
      const isKept =
        spec !== undefined &&
        index < wanted &&
        (await this.#options.whyNone(spec, pidsOf(spare.value))) === undefined &&
        spare.value.key === key &&
        spare.value.exit === exit &&
        // Its Chromium may have started with settings that are not part of the template.
        isDeepStrictEqual(spare.value.spec.settings, spec.settings) &&
        (await this.#isFresh(spare.value));
      if (!isKept) await slot.lose(spare);
    }
  }

  async #load(wanted: Parameters<typeof loadSpare>[1], stop: AbortSignal): Promise<void> {
    const startedMs = performance.now();
    const slot = this.#emptySlot();
    slot.beginLoading();
    const loaded = await loadSpare(this.#options, wanted, stop);
    if ('none' in loaded) {
      slot.giveUpLoading();
      this.#reason = loaded.none;
      return;
    }
    this.#failuresInARow = 0;
    this.#loadingMs = performance.now() - startedMs;
    slot.fill(loaded);
    const { id, stepsMs, vm } = loaded.value;
    this.#options.log.info({ id, stepsMs }, 'a spare is ready');
    const onLost = () =>
      void slot.lose(loaded).then((isLost) => {
        if (isLost) this.scheduleReconcile();
      });
    if (vm.lost.aborted) onLost();
    else vm.lost.addEventListener('abort', onLost, { once: true });
  }

  #emptySlot(): SpareSlot {
    const empty = this.#slots.find(({ is }) => is === 'none');
    if (empty) return empty;
    const slot = new SpareSlot(this.#options);
    this.#slots.push(slot);
    return slot;
  }

  /** Whether its process has what is required now, and its template is still the one to clone from. */
  async #isFresh({ template, vm }: KeptSpare): Promise<boolean> {
    if (!this.#options.isProtected(vm.record)) return false;
    return template === undefined || (await this.#options.templates.isInUse(template).catch(() => false));
  }
}

// How many spares are worth their memory.

/** After this time without a burst of clicks, the spares for it are given up. */
const FORGOTTEN_AFTER_MS = 10 * 60_000;
/** More clicks than this tell nothing new. */
const MOST_REMEMBERED = 64;

/** The clicks that asked for a spare, by `performance.now()`, oldest first, with another one at `nowMs`. Pure. */
export function withClick(clicksMs: readonly number[], nowMs: number): number[] {
  return [...clicksMs, nowMs].slice(-MOST_REMEMBERED);
}

/**
 * As many spares as were asked for within the time that it takes to replace one, because each later click of such a burst would find none.
 * At least 1, at most `most`. Pure.
 */
export function wantedSpares(
  clicksMs: readonly number[],
  { nowMs, replacedInMs, most }: { readonly nowMs: number; readonly replacedInMs: number; readonly most: number },
): number {
  const recent = clicksMs.filter((atMs) => atMs > nowMs - FORGOTTEN_AFTER_MS);
  const bursts = recent.map(
    (startMs) => recent.filter((atMs) => atMs >= startMs && atMs <= startMs + replacedInMs).length,
  );
  return Math.min(most, Math.max(1, ...bursts));
}
