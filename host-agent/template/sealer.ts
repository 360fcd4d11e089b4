/** Seals missing templates in the background, one after another, and reports their state. Gives way to what a person waits for. */
import type { Logger } from 'pino';
import { Failure } from '../api/errors/failure.ts';
import type { TemplateProgress, TemplateStatus } from '../api/host/template.ts';
import type { CheckedImage } from '../image/boot.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { type Arrows, assertArrow } from '../process/arrows.ts';
import { Owned } from '../process/owned.ts';
import { Turns } from '../process/turns.ts';
import type { Folders } from '../storage/folders.ts';
import type { TemplateAge } from './age.ts';
import { SEAL_STEPS, type SealStep } from './seal.ts';
import { findTemplate, type StoredTemplate } from './store.ts';
import type { TemplateSpec } from './template-spec.ts';
import type { Templates } from './templates.ts';

export interface SealerOptions {
  readonly templates: Templates;
  readonly folders: Folders;
  /** The templates that the current configuration asks for. */
  readonly specs: () => readonly TemplateSpec[];
  /** Whether the host has processor time left to replace a template that still works. */
  readonly isQuiet: () => Promise<boolean>;
  /** A template was sealed or removed. */
  readonly onChange: () => void;
  readonly log: Logger;
}

type SealerState =
  | { readonly is: 'idle' }
  | { readonly is: 'sealing'; readonly key: string | undefined; readonly step: SealStep }
  | { readonly is: 'stopped' };

const NEXT: Arrows<SealerState['is']> = {
  idle: ['sealing', 'stopped'],
  sealing: ['sealing', 'idle', 'stopped'],
  stopped: [],
};

const STATE_BY_AGE: Record<TemplateAge, TemplateStatus['state']> = { fresh: 'ready', due: 'ready', expired: 'expired' };

/** Where people wait all the time, templates are what ends that. */
const MAX_GIVING_WAY_MS = 5 * 60_000;
const never = new AbortController().signal;

export class Sealer {
  readonly #options: SealerOptions;
  readonly #listeners = new Set<(progress: TemplateProgress) => void>();
  #state: SealerState = { is: 'idle' };
  /** Sealing and removing. */
  readonly #turns = new Turns();
  /** Ends the turns that were taken so far, and none that comes later. */
  #endTurns = new AbortController();
  #isReconcileQueued = false;
  /** Cold starts and builds that a person waits for. */
  #holds = 0;
  /** Aborted while there is a hold. */
  #giveWay = new AbortController();
  /** When the sealing in the background first gave way, until it is over. */
  #gaveWayAtMs: number | undefined;

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /**
   * A person waits for something that needs the processors as much: the sealing in the background begins again when all holds are released, or after
   * some minutes. What a caller waits for goes on.
   */
  hold(): Owned<undefined> {
    this.#holds += 1;
    this.#giveWay.abort(new Error('A person waits for something else.'));
    return new Owned('hold on the sealing', undefined, () => {
      this.#holds -= 1;
      if (this.#holds === 0) this.#giveWay = new AbortController();
      this.scheduleReconcile();
    });
  }

  /** Seals in the background whatever lacks its template or has one that is due to be replaced. */
  scheduleReconcile(): void {
    const { templates, specs, log } = this.#options;
    if (this.#isReconcileQueued || this.#state.is === 'stopped' || !templates.canSeal) return;
    this.#isReconcileQueued = true;
    void this.#inTurn(async (end) => {
      this.#isReconcileQueued = false;
      for (const spec of specs()) {
        const signal = AbortSignal.any([end, this.#mustGiveWay()]);
        if (!signal.aborted)
          await this.#sealIfNeeded(spec, signal).catch(
            (error: unknown) =>
              signal.aborted ||
              log.warn({ role: spec.vm.role, reason: String(error) }, 'a template could not be sealed'),
          );
        if (!signal.aborted) continue;
        if (!end.aborted) this.#gaveWayAtMs ??= performance.now();
        return;
      }
      this.#gaveWayAtMs = undefined;
    });
  }

  #mustGiveWay(): AbortSignal {
    const gaveWayForMs = this.#gaveWayAtMs === undefined ? 0 : performance.now() - this.#gaveWayAtMs;
    return gaveWayForMs < MAX_GIVING_WAY_MS ? this.#giveWay.signal : never;
  }

  /** Seals whatever lacks its template for a caller who waits: reports progress, and throws the first failure. */
  async sealNow(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<void> {
    this.#options.templates.faults.forgive();
    this.#listeners.add(onProgress);
    try {
      await this.#inTurn(async (end) => {
        const either = AbortSignal.any([signal, end]);
        for (const spec of this.#options.specs()) {
          either.throwIfAborted();
          if (!(await this.#find(spec, either))) await this.#seal(spec, either);
        }
      });
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  /** Seals all templates of this role for an image that is not in use yet. Throws the first failure. */
  async sealAhead(role: 'browser' | 'network', image: CheckedImage, signal: AbortSignal): Promise<void> {
    const { templates, specs } = this.#options;
    if (!templates.canSeal) return;
    await this.#inTurn(async (end) => {
      const either = AbortSignal.any([signal, end]);
      for (const spec of specs().filter(({ vm }) => vm.role === role))
        await templates.seal(spec, () => undefined, either, image);
    });
  }

  async status(): Promise<TemplateStatus[]> {
    return Promise.all(this.#options.specs().map((spec) => this.#describe(spec)));
  }

  /** Removes all templates, and cancels the sealing of more. Returns how many there were. */
  async removeAll(): Promise<number> {
    this.#endTurns.abort(new Failure('templates-dropped'));
    this.#endTurns = new AbortController();
    const removed = await this.#inTurn(() => this.#options.templates.removeAll());
    this.#options.onChange();
    return removed;
  }

  /** Fulfilled when nothing runs any more. */
  async stop(): Promise<void> {
    this.#endTurns.abort(new Error('The host agent is shutting down.'));
    if (this.#state.is !== 'stopped') this.#become({ is: 'stopped' });
    await this.#turns.done();
  }

  async #sealIfNeeded(spec: TemplateSpec, signal: AbortSignal): Promise<void> {
    const { templates, isQuiet } = this.#options;
    const key = await templates.keyOf(spec, signal);
    const template = await this.#find(spec, signal);
    if (key === undefined || templates.faults.isHopeless(key)) return;
    if (template && (templates.ageOf(template.manifest) === 'fresh' || !(await isQuiet()))) return;
    await this.#seal(spec, signal);
  }

  /** An unreadable template counts as missing, so that another takes its place. */
  async #find(spec: TemplateSpec, signal: AbortSignal): Promise<StoredTemplate | undefined> {
    const { templates } = this.#options;
    const key = await templates.keyOf(spec, signal);
    try {
      return await templates.find(spec, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (key !== undefined) templates.faults.lost(key, `It could not be read: ${messageOf(error)}`);
      return undefined;
    }
  }

  async #seal(spec: TemplateSpec, signal: AbortSignal): Promise<void> {
    const { templates, specs, onChange, log } = this.#options;
    const { role } = spec.vm;
    const key = await templates.keyOf(spec, signal);
    signal.throwIfAborted();
    this.#become({ is: 'sealing', key, step: 'vm' });
    try {
      const changed = await this.#changedSince(spec);
      if (changed.length > 0) log.info({ role, changed }, 'sealing a template again');
      const image = await templates.seal(spec, (step) => this.#reportStep(spec, key, step), signal);
      await templates
        .prune(role, image, specs(), signal)
        .catch((error: unknown) => log.warn({ reason: String(error) }, 'unused templates could not be removed'));
      onChange();
    } catch (error) {
      if (key !== undefined && !signal.aborted) templates.faults.lost(key, messageOf(error));
      throw error;
    } finally {
      if (this.#state.is === 'sealing') this.#become({ is: 'idle' });
    }
  }

  #reportStep({ level, vm: { role } }: TemplateSpec, key: string | undefined, step: SealStep): void {
    if (this.#state.is === 'sealing') this.#become({ is: 'sealing', key, step });
    const fraction = (SEAL_STEPS.indexOf(step) + 1) / SEAL_STEPS.length;
    for (const listener of this.#listeners) listener({ role, level, step, fraction });
  }

  async #describe(spec: TemplateSpec): Promise<TemplateStatus> {
    const { templates, folders } = this.#options;
    const { role, memoryMiB, processors } = spec.vm;
    const named = await templates.keyOf(spec, never).then(
      (key) => ({ key, trouble: undefined }),
      (error: unknown) => ({ key: undefined, trouble: messageOf(error) }),
    );
    const { key, trouble = key === undefined ? undefined : templates.faults.trouble(key) } = named;
    const template = key === undefined ? undefined : await findTemplate(folders, key).catch(() => undefined);
    const changed = template ? [] : await this.#changedSince(spec);
    const sealing =
      key !== undefined && this.#state.is === 'sealing' && this.#state.key === key ? this.#state : undefined;
    return {
      role,
      level: spec.level,
      memoryMiB,
      processors,
      state: sealing
        ? 'sealing'
        : template
          ? STATE_BY_AGE[templates.ageOf(template.manifest)]
          : trouble === undefined
            ? 'missing'
            : 'failed',
      ...(sealing && { step: sealing.step }),
      ...(key !== undefined && { key }),
      ...(template && {
        image: template.manifest.image,
        sealedAt: template.manifest.sealedAt,
        bytes: template.bytesOnDisk,
      }),
      ...(trouble !== undefined && { trouble }),
      ...(changed.length > 0 && { changed }),
    };
  }

  /** It only explains, so a failure counts as no change. */
  #changedSince(spec: TemplateSpec): Promise<string[]> {
    return this.#options.templates.changedSince(spec, never).catch(() => []);
  }

  #become(next: SealerState): void {
    assertArrow('A sealer', NEXT, this.#state.is, next.is);
    this.#state = next;
  }

  #inTurn<Result>(work: (end: AbortSignal) => Promise<Result>): Promise<Result> {
    const { signal } = this.#endTurns;
    return this.#turns.take(() => work(signal));
  }
}
