/** Which machines are sealed, what they are sealed for, and clones of them. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { BrowserSettings } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import type { Hypervisor, Vm, VmSpec, Nic } from '../hypervisor/hypervisor.ts';
import { vmFiles, type VmFiles } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { abortable } from '../process/abortable.ts';
import { messageOf } from '../api/message-of.ts';
import { Faults } from './faults.ts';
import { type TemplateLevel, templateKey } from './manifest.ts';
import { type SealStep, sealVm } from './seal.ts';
import {
  beginSealing,
  findTemplate,
  keepSealed,
  listTemplates,
  removeTemplate,
  sealedFiles,
  type StoredTemplate,
  templateProblem,
} from './store.ts';

/** One kind of machine that is worth being sealed. */
export interface Subject {
  readonly level: TemplateLevel;
  /** What its Chromium starts with. */
  readonly settings?: BrowserSettings;
  /** `nics`: how many cards and of which kind; where they are plugged in is a clone's own. */
  readonly vm: Pick<VmSpec, 'role' | 'memoryMiB' | 'processors' | 'screen' | 'sound' | 'microphone'> & {
    readonly nics: readonly Nic[];
  };
}

export interface CheckedImage {
  readonly digest: string;
  readonly boot: VmSpec['boot'];
}

export interface TemplateOptions {
  readonly hypervisor: Hypervisor;
  readonly folders: Folders;
  /** Below it a machine that is being sealed has its sockets. */
  readonly sealingFolder: string;
  /** The image in use, checked. Throws `Failure` image-missing or image-damaged. */
  readonly image: (role: 'browser' | 'network') => Promise<CheckedImage>;
  /** Its digest alone, without a look at it. */
  readonly imageDigest: (role: 'browser' | 'network') => Promise<string | undefined>;
  readonly version: string;
  /** How long each step of a sealing may take. */
  readonly stepWithinMs: () => number;
  /** How long each look takes whether a machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
  /** What the configuration of now wants sealed. */
  readonly subjects: () => readonly Subject[];
  /** Somebody had to do without a template. */
  readonly onMissing: () => void;
  readonly log: Logger;
}

/** How one copy differs from the others. */
export interface Copy {
  readonly id: string;
  readonly names: VmFiles;
  readonly nics: readonly Nic[];
}

/** A loaded copy that stands still, and the image that it came from. */
export interface Clone {
  readonly vm: Vm;
  /** Of its template. */
  readonly key: string;
  readonly image: string;
}

/** Besides those that the configuration asks for, so many of each role are left: other instances of this person may use them, or this one again. */
const OTHERS_KEPT = 4;

export class Templates {
  readonly #options: TemplateOptions;
  readonly faults = new Faults();

  constructor(options: TemplateOptions) {
    this.#options = options;
  }

  get canSeal(): boolean {
    return this.#options.hypervisor.sealing !== undefined;
  }

  /** The name of the subject's template; `undefined` where there is nothing to seal or to seal from. */
  async keyOf(subject: Subject, signal: AbortSignal): Promise<string | undefined> {
    const image = await this.#options.imageDigest(subject.vm.role);
    return image === undefined ? undefined : this.#keyFor(subject, image, signal);
  }

  /** The subject's template, whole and fit for use; a damaged one is dropped. */
  async find(subject: Subject, signal: AbortSignal): Promise<StoredTemplate | undefined> {
    const image = await this.#options.imageDigest(subject.vm.role);
    const key = image === undefined ? undefined : await this.#keyFor(subject, image, signal);
    const template = key === undefined ? undefined : await findTemplate(this.#options.folders, key);
    if (template?.manifest.image !== image || !template) return undefined;
    const problem = await abortable(templateProblem(this.#options.folders, template), signal);
    if (problem === undefined) return template;
    await this.#giveUp(template.manifest.key, `It was damaged and has been dropped: ${problem}.`);
    return undefined;
  }

  /** A copy of the subject's template; `undefined` where there is none that can be used: then a machine has to be started cold. */
  async clone(subject: Subject, copy: Copy, signal: AbortSignal): Promise<Clone | undefined> {
    const clone = await this.#tryToClone(subject, copy, signal);
    if (!clone) this.#options.onMissing();
    return clone;
  }

  /** Where nothing can be copied, but a machine may stand paused: one that is being booted for it. */
  async boot(subject: Subject, copy: Copy, signal: AbortSignal): Promise<Clone | undefined> {
    const { hypervisor, image } = this.#options;
    if (hypervisor.sealing || hypervisor.keepsPaused !== true) return undefined;
    const { digest, boot } = await image(subject.vm.role);
    const key = await this.#keyFor(subject, digest, signal);
    return key === undefined
      ? undefined
      : { vm: await hypervisor.start({ ...subject.vm, ...copy, boot }, signal), image: digest, key };
  }

  /** The copy became a machine of its own. */
  copyWorked(key: string): void {
    this.faults.copyWorked(key);
  }

  /** The copy was loaded, and then came to nothing. The second in a row condemns its template: without one, sessions start cold. */
  async copyFailed(key: string, fault: string): Promise<void> {
    this.#options.log.warn({ key: key.slice(0, 12), fault }, 'a copy came to nothing');
    if (!this.faults.copyFailed(key)) return;
    await this.#giveUp(key, `Its copies came to nothing and it has been dropped: ${fault}`);
    this.#options.onMissing();
  }

  /** Seals the subject's machine, in place of an older template; `ahead`: of an image that is to be used later, and in place of none. Throws a Failure. */
  async seal(
    subject: Subject,
    onStep: (step: SealStep) => void,
    signal: AbortSignal,
    ahead?: CheckedImage,
  ): Promise<void> {
    const { hypervisor, folders, sealingFolder, image, keepConsole, stepWithinMs, restMs, log } = this.#options;
    const { sealing } = hypervisor;
    const { role, memoryMiB, processors } = subject.vm;
    const { digest, boot } = ahead ?? (await image(role));
    const key = await this.#keyFor(subject, digest, signal);
    if (!sealing || key === undefined)
      throw new Failure('cannot-seal', `Machines of ${hypervisor.name} cannot be sealed.`, {
        hint: 'Sessions start cold.',
      });
    const folder = await beginSealing(folders, memoryMiB);
    const id = `seal-${key.slice(0, 8)}`;
    const names = vmFiles(join(sealingFolder, id));
    const files = sealedFiles(folder);
    try {
      const nics = subject.vm.nics.map((nic, card) => ({
        ...nic,
        socket: nic.end === 'connect' ? names.unplugged : names.port(card),
      }));
      const spec: VmSpec = { ...subject.vm, nics, id, names, boot };
      await sealVm(
        {
          sealing,
          level: subject.level,
          settings: subject.settings,
          spec,
          files,
          stepWithinMs: stepWithinMs(),
          restMs,
          onStep,
          keepConsole: (text) => keepConsole(id, text),
        },
        signal,
      );
      await keepSealed(folders, folder, {
        key,
        role,
        level: subject.level,
        image: digest,
        memoryMiB,
        processors,
        sealedAt: new Date().toISOString(),
      });
      this.faults.sealed(key);
      log.info({ role, level: subject.level, key: key.slice(0, 12) }, 'sealed a template');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    if (ahead) return;
    await this.#prune(role, digest, signal).catch((error: unknown) =>
      log.warn({ reason: String(error) }, 'templates that are not used any more stay'),
    );
  }

  /** Removes all of them; machines that were cloned go on. Says how many there were. */
  async drop(): Promise<number> {
    const all = await listTemplates(this.#options.folders);
    for (const { manifest } of all) await removeTemplate(this.#options.folders, manifest.key);
    return all.length;
  }

  /** For one image: what is in use may change while it is being sealed. */
  async #keyFor(subject: Subject, image: string, signal: AbortSignal): Promise<string | undefined> {
    const { hypervisor, version } = this.#options;
    const spec: VmSpec = { ...subject.vm, id: 'template', names: vmFiles('/'), boot: NO_BOOT };
    const fingerprint = await (hypervisor.sealing
      ? hypervisor.sealing.fingerprint(spec, signal)
      : bootedFingerprint(hypervisor, spec));
    return fingerprint === undefined
      ? undefined
      : templateKey({ level: subject.level, settings: subject.settings, image, fingerprint, version });
  }

  /** Whatever goes wrong but the caller's own signal, a cold start may still go well. */
  async #tryToClone(subject: Subject, copy: Copy, signal: AbortSignal): Promise<Clone | undefined> {
    const { hypervisor, image, log } = this.#options;
    let key: string | undefined;
    try {
      const template = await this.find(subject, signal);
      if (!template || !hypervisor.sealing) return undefined;
      const { digest, boot } = await image(subject.vm.role);
      if (digest !== template.manifest.image) return undefined;
      ({ key } = template.manifest);
      return {
        vm: await hypervisor.sealing.clone({ ...subject.vm, ...copy, boot }, template.files, signal),
        image: digest,
        key,
      };
    } catch (error) {
      signal.throwIfAborted();
      log.warn(
        {
          reason: String(error),
          ...(error instanceof Error && error.cause !== undefined && { cause: messageOf(error.cause) }),
        },
        'a template could not be used',
      );
      if (key !== undefined && error instanceof Failure && error.code === 'template-refused')
        await this.#giveUp(key, error.message);
      return undefined;
    }
  }

  async #giveUp(key: string, trouble: string): Promise<void> {
    const { folders, log } = this.#options;
    log.warn({ key: key.slice(0, 12), trouble }, 'dropped a template');
    this.faults.lost(key, trouble);
    await removeTemplate(folders, key).catch((error: unknown) =>
      log.error({ reason: String(error) }, 'a template cannot be removed'),
    );
  }

  async #prune(role: string, image: string, signal: AbortSignal): Promise<void> {
    const { folders, subjects } = this.#options;
    const wanted = await Promise.all(subjects().map((subject) => this.keyOf(subject, signal)));
    const others = (await listTemplates(folders))
      .filter(({ manifest }) => manifest.role === role && !wanted.includes(manifest.key))
      .sort((a, b) => b.manifest.sealedAt.localeCompare(a.manifest.sealedAt));
    const outdated = others.filter(({ manifest }) => manifest.image !== image);
    const tooMany = others.filter(({ manifest }) => manifest.image === image).slice(OTHERS_KEPT);
    for (const { manifest } of [...outdated, ...tooMany]) await removeTemplate(folders, manifest.key);
  }
}

/** What a machine that is booted ahead depends on besides its image; `undefined` where none may stand paused. */
function bootedFingerprint(
  { name, keepsPaused }: Hypervisor,
  { memoryMiB, processors, screen }: VmSpec,
): string | undefined {
  return keepsPaused === true ? JSON.stringify(['booted', name, memoryMiB, processors, screen]) : undefined;
}

const NO_BOOT: VmSpec['boot'] = { kernel: '', initramfs: '', root: '', commandLine: '' };
