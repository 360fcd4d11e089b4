/** Seals in the background what has no template yet, one after another, and says how things stand. */
import type { Logger } from 'pino';
import type { TemplateProgress, TemplateStatus } from '../api/template.ts';
import type { SealStep } from './seal.ts';
import { SEAL_STEPS } from './seal.ts';
import { findTemplate } from './store.ts';
import type { Folders } from '../storage/folders.ts';
import type { Subject, Templates } from './templates.ts';

export interface SealerOptions {
  readonly templates: Templates;
  readonly folders: Folders;
  readonly subjects: () => readonly Subject[];
  /** Something was sealed or dropped. */
  readonly onChange: () => void;
  readonly log: Logger;
}

/** What failed so often is left alone until somebody asks for it. */
const MAX_FAILURES = 2;

export class Sealer {
  readonly #options: SealerOptions;
  readonly #failures = new Map<string, number>();
  readonly #listeners = new Set<(progress: TemplateProgress) => void>();
  #underWay: { readonly key: string; step: SealStep } | undefined;
  #work: Promise<unknown> = Promise.resolve();
  #isLooking = false;
  readonly #stopped = new AbortController();

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /** Seals in the background whatever lacks its template. */
  look(): void {
    if (this.#isLooking || this.#stopped.signal.aborted) return;
    this.#isLooking = true;
    void this.#inTurn(async () => {
      this.#isLooking = false;
      for (const subject of this.#options.subjects()) await this.#sealIfMissing(subject, this.#stopped.signal).catch(() => undefined);
    });
  }

  /** The same, for somebody who waits: tells how it goes, and throws what goes wrong. */
  async sealNow(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<void> {
    this.#failures.clear();
    this.#listeners.add(onProgress);
    try {
      await this.#inTurn(async () => {
        for (const subject of this.#options.subjects()) await this.#sealIfMissing(subject, AbortSignal.any([signal, this.#stopped.signal]));
      });
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  async status(): Promise<TemplateStatus[]> {
    return Promise.all(this.#options.subjects().map((subject) => this.#describe(subject)));
  }

  async drop(): Promise<number> {
    const dropped = await this.#inTurn(() => this.#options.templates.drop());
    this.#options.onChange();
    return dropped;
  }

  /** Ends what is under way; fulfilled when nothing of it runs. */
  async stop(): Promise<void> {
    this.#stopped.abort(new Error('The host agent ends.'));
    await this.#work;
  }

  async #sealIfMissing(subject: Subject, signal: AbortSignal): Promise<void> {
    const { templates, log, onChange } = this.#options;
    const key = await templates.keyOf(subject, signal);
    if (key === undefined || (await templates.find(subject, signal))) return;
    if ((this.#failures.get(key) ?? 0) >= MAX_FAILURES) return;
    const { role, level } = subject.machine.role === 'network' ? { role: 'network' as const, level: 'network' as const } : { role: 'browser' as const, level: subject.level };
    this.#underWay = { key, step: 'machine' };
    try {
      await templates.seal(
        subject,
        (step) => {
          if (this.#underWay) this.#underWay.step = step;
          for (const listener of this.#listeners) listener({ role, level, step, fraction: (SEAL_STEPS.indexOf(step) + 1) / SEAL_STEPS.length });
        },
        signal,
      );
      onChange();
    } catch (error) {
      if (!signal.aborted) {
        this.#failures.set(key, (this.#failures.get(key) ?? 0) + 1);
        templates.troubles.set(key, error instanceof Error ? error.message : String(error));
        log.warn({ role, reason: String(error) }, 'a template could not be sealed');
      }
      throw error;
    } finally {
      this.#underWay = undefined;
    }
  }

  async #describe(subject: Subject): Promise<TemplateStatus> {
    const { templates, folders } = this.#options;
    const { role, memoryMiB, processors } = subject.machine;
    const key = await templates.keyOf(subject, this.#stopped.signal);
    const template = key === undefined ? undefined : await findTemplate(folders, key);
    const trouble = key === undefined ? undefined : templates.troubles.get(key);
    const isSealing = key !== undefined && this.#underWay?.key === key;
    return {
      role,
      level: subject.level,
      memoryMiB,
      processors,
      state: isSealing ? 'sealing' : template ? 'ready' : trouble === undefined ? 'missing' : 'failed',
      ...(isSealing && { step: this.#underWay?.step }),
      ...(key !== undefined && { key }),
      ...(template && { image: template.manifest.image, sealedAt: template.manifest.sealedAt, bytes: template.bytesOnDisk }),
      ...(trouble !== undefined && { trouble }),
    };
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#work.then(work);
    this.#work = done.catch(() => undefined);
    return done;
  }
}
