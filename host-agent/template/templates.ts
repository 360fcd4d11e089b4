/** Templates and their clones: finds, clones, seals and removes them. */
import { EventEmitter } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import { Failure, isFailure } from '../api/errors/failure.ts';
import type { Hypervisor, Nic, Vm } from '../hypervisor/hypervisor.ts';
import type { CheckedImage } from '../image/boot.ts';
import { abortable } from '../process/abortable.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { vmFiles, type VmFiles } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { type TemplateAge, templateAge } from './age.ts';
import type { SealedTemplate } from './manifest.ts';
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
import { changedParts, keyParts, partDigests, templateKey } from './template-key.ts';
import { clonedSettings, sealedSettings, type TemplateSpec } from './template-spec.ts';

/** Failed sealings and removals of one key before it is left alone until a person asks again. */
const MAX_LOSSES = 2;
/** Failed clones in a row that condemn a template. */
const MAX_FAILED_CLONES = 2;

/** Faults of templates, by key: for the status, and to stop repeating what fails. */
export class TemplateFaults {
  readonly #troubles = new Map<string, string>();
  readonly #failedClones = new Map<string, number>();
  readonly #losses = new Map<string, number>();

  /** The last fault, in words for a person. */
  trouble(key: string): string | undefined {
    return this.#troubles.get(key);
  }

  /** Sealing this key again would most likely fail again. */
  isHopeless(key: string): boolean {
    return (this.#losses.get(key) ?? 0) >= MAX_LOSSES;
  }

  /** There is no template with this key, because of `trouble`. */
  lost(key: string, trouble: string): void {
    this.#troubles.set(key, trouble);
    this.#losses.set(key, (this.#losses.get(key) ?? 0) + 1);
    this.#failedClones.delete(key);
  }

  /** There is a new template. It counts as a loss still until a clone of it works. */
  sealed(key: string): void {
    this.#troubles.delete(key);
    this.#failedClones.delete(key);
  }

  cloneWorked(key: string): void {
    this.#failedClones.delete(key);
    this.#losses.delete(key);
  }

  /** Returns whether the template is to blame. */
  cloneFailed(key: string): boolean {
    const failed = (this.#failedClones.get(key) ?? 0) + 1;
    this.#failedClones.set(key, failed);
    return failed >= MAX_FAILED_CLONES;
  }

  /** Allows everything to be tried again. */
  forgive(): void {
    this.#losses.clear();
    this.#failedClones.clear();
  }
}

export interface TemplateOptions {
  readonly hypervisor: Hypervisor;
  readonly folders: Folders;
  /** Holds the sockets of VMs that are being sealed. */
  readonly sealingFolder: string;
  /** The image in use, checked. Throws `Failure` image-missing or image-damaged. */
  readonly image: (role: 'browser' | 'network') => Promise<CheckedImage>;
  /** Digest of the image in use, without checking the image. */
  readonly imageDigest: (role: 'browser' | 'network') => Promise<string | undefined>;
  readonly version: string;
  /** 0: no limit. */
  readonly maximumAgeHours: () => number;
  /** Limit for each step of sealing. */
  readonly stepWithinMs: () => number;
  /** Interval between two measurements of whether a VM is idle. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
  readonly log: Logger;
}

/** Where one clone differs from the others. */
export interface CloneTarget {
  readonly id: string;
  readonly names: VmFiles;
  readonly nics: readonly Nic[];
}

/** A clone, paused, and the image that its template was sealed from. */
export interface Clone {
  readonly vm: Vm;
  /** Key of its template, or of the template that it would have. */
  readonly key: string;
  /** Absent for a VM that was booted. */
  readonly template?: SealedTemplate;
  readonly image: string;
  /** For its Chromium, which has not started yet; to be sent before the identity. */
  readonly settings?: BrowserSettings | undefined;
}

/** Unwanted templates kept per role: another host agent of this person may use them, or an earlier configuration may return. */
const OTHERS_KEPT = 4;

/** Emits `missing` when a caller had to do without a template. */
export class Templates extends EventEmitter<{ missing: [] }> {
  readonly #options: TemplateOptions;
  readonly faults = new TemplateFaults();

  constructor(options: TemplateOptions) {
    super();
    this.#options = options;
  }

  get canSeal(): boolean {
    return this.#options.hypervisor.sealing !== undefined;
  }

  /** The key of the template for `spec`; `undefined` where there is no image, or the hypervisor cannot seal. */
  async keyOf(spec: TemplateSpec, signal: AbortSignal): Promise<string | undefined> {
    const image = await this.#options.imageDigest(spec.vm.role);
    return image === undefined ? undefined : this.#keyFor(spec, image, signal);
  }

  /** What has changed since the template was sealed that would serve `spec` otherwise, in words for a person. */
  async changedSince(spec: TemplateSpec, signal: AbortSignal): Promise<string[]> {
    const { imageDigest, folders } = this.#options;
    const image = await imageDigest(spec.vm.role);
    const wanted = image === undefined ? undefined : await keyParts(spec, image, this.#options, signal);
    const manifests = (await listTemplates(folders)).map(({ manifest }) => manifest);
    return wanted ? changedParts(manifests, spec.vm.role, wanted) : [];
  }

  /** The intact template for `spec` that is not too old; a damaged one is removed. `ahead`: of this image, which is not in use yet. */
  async find(spec: TemplateSpec, signal: AbortSignal, ahead?: CheckedImage): Promise<StoredTemplate | undefined> {
    const image = ahead?.digest ?? (await this.#options.imageDigest(spec.vm.role));
    const key = image === undefined ? undefined : await this.#keyFor(spec, image, signal);
    const template = key === undefined ? undefined : await findTemplate(this.#options.folders, key);
    if (template?.manifest.image !== image || !template || this.ageOf(template.manifest) === 'expired')
      return undefined;
    const problem = await abortable(templateProblem(this.#options.folders, template), signal);
    if (problem === undefined) return template;
    await this.#remove(template.manifest.key, `The template was damaged and has been removed: ${problem}.`);
    return undefined;
  }

  ageOf({ sealedAt }: SealedTemplate): TemplateAge {
    return templateAge(sealedAt, this.#options.maximumAgeHours(), Date.now());
  }

  /** Whether clones of this template may be handed out: nothing has replaced or removed it, and it is not too old. */
  async isInUse({ key, sealedAt }: SealedTemplate): Promise<boolean> {
    const found = await findTemplate(this.#options.folders, key);
    return found?.manifest.sealedAt === sealedAt && this.ageOf(found.manifest) !== 'expired';
  }

  /**
   * A session that was cloned from this template ended as if it had been attacked. The attacker may know the memory layout that all clones share,
   * so the template is removed, and another one sealed.
   */
  async distrust({ key, sealedAt }: SealedTemplate, why: string): Promise<void> {
    const { folders, log } = this.#options;
    const found = await findTemplate(folders, key);
    // Another one has replaced it already.
    if (found?.manifest.sealedAt !== sealedAt) return;
    log.warn({ key: key.slice(0, 12), why }, 'removed the template of a session that ended badly');
    await removeTemplate(folders, key);
    this.emit('missing');
  }

  /** A clone of the template for `spec`; `undefined` where no template is usable, so the VM has to start cold. */
  async clone(spec: TemplateSpec, target: CloneTarget, signal: AbortSignal): Promise<Clone | undefined> {
    const clone = await this.#tryToClone(spec, target, signal);
    if (!clone) this.emit('missing');
    return clone;
  }

  /** The same for an image that is not in use yet. */
  cloneAhead(spec: TemplateSpec, target: CloneTarget, image: CheckedImage, signal: AbortSignal) {
    return this.#tryToClone(spec, target, signal, image);
  }

  /** Boots a VM ahead of its use, on a hypervisor that cannot clone but can keep a VM paused. */
  async boot(spec: TemplateSpec, target: CloneTarget, signal: AbortSignal): Promise<Clone | undefined> {
    const { hypervisor, image } = this.#options;
    if (hypervisor.sealing || hypervisor.keepsPaused !== true) return undefined;
    const { digest, boot } = await image(spec.vm.role);
    const key = await this.#keyFor(spec, digest, signal);
    return key === undefined
      ? undefined
      : {
          vm: await hypervisor.start({ ...spec.vm, ...target, boot }, signal),
          image: digest,
          key,
          settings: spec.settings,
        };
  }

  /** The clone took its identity. */
  cloneWorked(key: string): void {
    this.faults.cloneWorked(key);
  }

  /** The clone was loaded but then failed. The second failure in a row removes the template; sessions start cold without one. */
  async cloneFailed(key: string, fault: string): Promise<void> {
    this.#options.log.warn({ key: key.slice(0, 12), fault }, 'a clone failed');
    if (!this.faults.cloneFailed(key)) return;
    await this.#remove(key, `The clones of the template failed and it has been removed: ${fault}`);
    this.emit('missing');
  }

  /**
   * Seals a VM as the template for `spec`, replacing an older one. Returns the digest of its image.
   * `image`: seal this one, which is not in use yet. Throws a Failure.
   */
  async seal(
    spec: TemplateSpec,
    onStep: (step: SealStep) => void,
    signal: AbortSignal,
    image?: CheckedImage,
  ): Promise<string> {
    const { hypervisor, folders, sealingFolder, keepConsole, stepWithinMs, restMs, log } = this.#options;
    const { sealing } = hypervisor;
    const { level, vm } = spec;
    const { role, memoryMiB, processors } = vm;
    const { digest, boot } = image ?? (await this.#options.image(role));
    const parts = await keyParts(spec, digest, this.#options, signal);
    if (!sealing || !parts) throw new Failure('cannot-seal', { hypervisor: hypervisor.name });
    const key = templateKey(parts);
    const folder = await beginSealing(folders, memoryMiB);
    const id = `seal-${key.slice(0, 8)}`;
    const names = vmFiles(join(sealingFolder, id));
    const files = sealedFiles(folder);
    try {
      const nics = vm.nics.map((nic, index) => ({
        ...nic,
        socket: nic.end === 'connect' ? names.unplugged : names.port(index),
      }));
      await sealVm(
        {
          sealing,
          level,
          settings: sealedSettings(spec),
          spec: { ...vm, nics, id, names, boot },
          files,
          stepWithinMs: stepWithinMs(),
          restMs,
          onStep,
          keepConsole: (text) => keepConsole(id, text),
        },
        signal,
      );
      const sealedAt = new Date().toISOString();
      const described = { key, role, level, image: digest, memoryMiB, processors, sealedAt, parts: partDigests(parts) };
      await keepSealed(folders, folder, described);
      this.faults.sealed(key);
      log.info({ role, level, key: key.slice(0, 12) }, 'sealed a template');
      return digest;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** Removes templates of `role` that are not `wanted`: all of other images than `image`, and all but a few of this one. */
  async prune(role: string, image: string, wanted: readonly TemplateSpec[], signal: AbortSignal): Promise<void> {
    const { folders } = this.#options;
    const wantedKeys = await Promise.all(wanted.map((spec) => this.keyOf(spec, signal)));
    const others = (await listTemplates(folders))
      .filter(({ manifest }) => manifest.role === role && !wantedKeys.includes(manifest.key))
      .sort((a, b) => b.manifest.sealedAt.localeCompare(a.manifest.sealedAt));
    const outdated = others.filter(({ manifest }) => manifest.image !== image);
    const tooMany = others.filter(({ manifest }) => manifest.image === image).slice(OTHERS_KEPT);
    for (const { manifest } of [...outdated, ...tooMany]) await removeTemplate(folders, manifest.key);
  }

  /** Removes every template; clones that run keep running. Returns how many there were. */
  async removeAll(): Promise<number> {
    const all = await listTemplates(this.#options.folders);
    for (const { manifest } of all) await removeTemplate(this.#options.folders, manifest.key);
    return all.length;
  }

  async #keyFor(spec: TemplateSpec, image: string, signal: AbortSignal): Promise<string | undefined> {
    const parts = await keyParts(spec, image, this.#options, signal);
    return parts && templateKey(parts);
  }

  /** Only the caller's own signal rejects: after any other failure a cold start may still work. */
  async #tryToClone(
    spec: TemplateSpec,
    target: CloneTarget,
    signal: AbortSignal,
    ahead?: CheckedImage,
  ): Promise<Clone | undefined> {
    const { hypervisor, image, log } = this.#options;
    let key: string | undefined;
    try {
      const template = await this.find(spec, signal, ahead);
      if (!template || !hypervisor.sealing) return undefined;
      const { digest, boot } = ahead ?? (await image(spec.vm.role));
      if (digest !== template.manifest.image) return undefined;
      ({ key } = template.manifest);
      return {
        vm: await hypervisor.sealing.clone({ ...spec.vm, ...target, boot }, template.files, signal),
        image: digest,
        key,
        template: { key, sealedAt: template.manifest.sealedAt },
        settings: clonedSettings(spec),
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
      if (key !== undefined && isFailure(error, 'template-refused')) await this.#remove(key, error.message);
      return undefined;
    }
  }

  async #remove(key: string, trouble: string): Promise<void> {
    const { folders, log } = this.#options;
    log.warn({ key: key.slice(0, 12), trouble }, 'removed a template');
    this.faults.lost(key, trouble);
    await removeTemplate(folders, key).catch((error: unknown) =>
      log.error({ reason: String(error) }, 'a template could not be removed'),
    );
  }
}
