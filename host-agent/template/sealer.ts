/** Seals in the background what has no template yet, one after another, and says how things stand. */
import type { Logger } from 'pino';
import { Failure } from '../api/failure.ts';
import type { TemplateProgress, TemplateStatus } from '../api/template.ts';
import { messageOf } from '../api/message-of.ts';
import type { SealStep } from './seal.ts';
import { SEAL_STEPS } from './seal.ts';
import { findTemplate } from './store.ts';
import type { Folders } from '../storage/folders.ts';
import type { CheckedImage, Subject, Templates } from './templates.ts';

export interface SealerOptions {
  readonly templates: Templates;
  readonly folders: Folders;
  readonly subjects: () => readonly Subject[];
  /** Something was sealed or dropped. */
  readonly onChange: () => void;
  readonly log: Logger;
}

export class Sealer {
  readonly #options: SealerOptions;
  readonly #listeners = new Set<(progress: TemplateProgress) => void>();
  #underWay: { readonly key: string | undefined; step: SealStep } | undefined;
  #work: Promise<unknown> = Promise.resolve();
  /** Ends all the work there is, and none that comes after. */
  #end = new AbortController();
  #isLooking = false;
  readonly #stopped = new AbortController();

  constructor(options: SealerOptions) {
    this.#options = options;
  }

  /** Seals in the background whatever lacks its template. */
  look(): void {
    const { templates, subjects, log } = this.#options;
    if (this.#isLooking || this.#stopped.signal.aborted || !templates.canSeal) return;
    this.#isLooking = true;
    void this.#inTurn(async (signal) => {
      this.#isLooking = false;
      for (const subject of subjects()) {
        if (signal.aborted) return;
        await this.#sealIfMissing(subject, signal).catch(
          (error: unknown) =>
            signal.aborted ||
            log.warn({ role: subject.vm.role, reason: String(error) }, 'a template could not be sealed'),
        );
      }
    });
  }

  /** The same, for somebody who waits: tells how it goes, and throws what goes wrong. */
  async sealNow(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<void> {
    this.#options.templates.faults.forgive();
    this.#listeners.add(onProgress);
    try {
      await this.#inTurn(async (end) => {
        const either = AbortSignal.any([signal, end]);
        for (const subject of this.#options.subjects()) {
          either.throwIfAborted();
          if (!(await this.#isThere(subject, either))) await this.#seal(subject, either);
        }
      });
    } finally {
      this.#listeners.delete(onProgress);
    }
  }

  /** Seals everything of this role for an image that is not in use yet. Throws what goes wrong. */
  async sealAhead(role: 'browser' | 'network', image: CheckedImage, signal: AbortSignal): Promise<void> {
    const { templates, subjects } = this.#options;
    if (!templates.canSeal) return;
    await this.#inTurn(async (end) => {
      const either = AbortSignal.any([signal, end]);
      for (const subject of subjects().filter(({ vm }) => vm.role === role))
        await templates.seal(subject, () => undefined, either, image);
    });
  }

  async status(): Promise<TemplateStatus[]> {
    return Promise.all(this.#options.subjects().map((subject) => this.#describe(subject)));
  }

  /** Removes all of them, and ends what would make another. */
  async drop(): Promise<number> {
    this.#end.abort(
      new Failure('templates-dropped', 'The templates were dropped before all of them were sealed.', {
        hint: 'Seal them again: safe-browse template seal',
      }),
    );
    this.#end = new AbortController();
    const dropped = await this.#inTurn(() => this.#options.templates.drop());
    this.#options.onChange();
    return dropped;
  }

  /** Ends what is under way; fulfilled when nothing of it runs. */
  async stop(): Promise<void> {
    this.#stopped.abort(new Error('The host agent ends.'));
    this.#end.abort(this.#stopped.signal.reason);
    await this.#work;
  }

  async #sealIfMissing(subject: Subject, signal: AbortSignal): Promise<void> {
    const { templates } = this.#options;
    const key = await templates.keyOf(subject, signal);
    if (key === undefined || (await this.#isThere(subject, signal)) || templates.faults.isHopeless(key)) return;
    await this.#seal(subject, signal);
  }

  /** One that cannot even be looked at is as good as none, and another takes its place. */
  async #isThere(subject: Subject, signal: AbortSignal): Promise<boolean> {
    const { templates } = this.#options;
    const key = await templates.keyOf(subject, signal);
    try {
      return (await templates.find(subject, signal)) !== undefined;
    } catch (error) {
      signal.throwIfAborted();
      if (key !== undefined) templates.faults.lost(key, `It could not be read: ${messageOf(error)}`);
      return false;
    }
  }

  async #seal(subject: Subject, signal: AbortSignal): Promise<void> {
    const { templates, onChange } = this.#options;
    const {
      level,
      vm: { role },
    } = subject;
    const key = await templates.keyOf(subject, signal);
    this.#underWay = { key, step: 'vm' };
    try {
      await templates.seal(
        subject,
        (step) => {
          if (this.#underWay) this.#underWay.step = step;
          for (const listener of this.#listeners)
            listener({ role, level, step, fraction: (SEAL_STEPS.indexOf(step) + 1) / SEAL_STEPS.length });
        },
        signal,
      );
      onChange();
    } catch (error) {
      if (key !== undefined && !signal.aborted) templates.faults.lost(key, messageOf(error));
      throw error;
    } finally {
      this.#underWay = undefined;
    }
  }

  async #describe(subject: Subject): Promise<TemplateStatus> {
    const { templates, folders } = this.#options;
    const { role, memoryMiB, processors } = subject.vm;
    const named = await templates.keyOf(subject, this.#stopped.signal).then(
      (key) => ({ key, trouble: undefined }),
      (error: unknown) => ({ key: undefined, trouble: messageOf(error) }),
    );
    const { key, trouble = key === undefined ? undefined : templates.faults.trouble(key) } = named;
    const template = key === undefined ? undefined : await findTemplate(folders, key).catch(() => undefined);
    const isSealing = key !== undefined && this.#underWay?.key === key;
    return {
      role,
      level: subject.level,
      memoryMiB,
      processors,
      state: isSealing ? 'sealing' : template ? 'ready' : trouble === undefined ? 'missing' : 'failed',
      ...(isSealing && { step: this.#underWay?.step }),
      ...(key !== undefined && { key }),
      ...(template && {
        image: template.manifest.image,
        sealedAt: template.manifest.sealedAt,
        bytes: template.bytesOnDisk,
      }),
      ...(trouble !== undefined && { trouble }),
    };
  }

  #inTurn<Result>(work: (end: AbortSignal) => Promise<Result>): Promise<Result> {
    const { signal } = this.#end;
    const done = this.#work.then(() => work(signal));
    this.#work = done.catch(() => undefined);
    return done;
  }
}
