/** Which machines are sealed, what they are sealed for, and clones of them. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Failure } from '../api/failure.ts';
import type { Hypervisor, Machine, MachineSpec, Nic } from '../hypervisor/hypervisor.ts';
import { machineNames, type MachineNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { type TemplateLevel, templateKey } from './manifest.ts';
import { type SealStep, sealMachine } from './seal.ts';
import { beginSealing, findTemplate, keepSealed, listTemplates, removeTemplate, sealedFiles, type StoredTemplate, templateProblem } from './store.ts';

/** One kind of machine that is worth being sealed. */
export interface Subject {
  readonly level: TemplateLevel;
  /** `nics`: how many cards and of which kind; where they are plugged in is a clone's own. */
  readonly machine: Pick<MachineSpec, 'role' | 'memoryMiB' | 'processors' | 'screen'> & { readonly nics: readonly Nic[] };
}

export interface CheckedImage {
  readonly digest: string;
  readonly boot: MachineSpec['boot'];
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
  readonly stepWithinMs: number;
  /** How long each look takes whether a machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string>;
  readonly log: Logger;
}

/** How one copy differs from the others. */
export interface Copy {
  readonly id: string;
  readonly names: MachineNames;
  readonly nics: readonly Nic[];
}

/** A loaded copy that stands still, and the image that it came from. */
export interface Clone {
  readonly machine: Machine;
  readonly image: string;
}

/** Templates of one image and role beyond this many are the oldest's: other instances of this person may use the others. */
const KEPT_PER_ROLE = 4;

export class Templates {
  readonly #options: TemplateOptions;
  /** What was wrong lately, by key; kept for the status. */
  readonly troubles = new Map<string, string>();

  constructor(options: TemplateOptions) {
    this.#options = options;
  }

  get canSeal(): boolean {
    return this.#options.hypervisor.sealing !== undefined;
  }

  /** The name of the subject's template; `undefined` where there is nothing to seal or to seal from. */
  async keyOf(subject: Subject, signal: AbortSignal): Promise<string | undefined> {
    const { hypervisor, imageDigest, version } = this.#options;
    const image = await imageDigest(subject.machine.role);
    if (!hypervisor.sealing || image === undefined) return undefined;
    const spec: MachineSpec = { ...subject.machine, id: 'template', names: machineNames('/'), boot: NO_BOOT };
    return templateKey({ level: subject.level, image, fingerprint: await hypervisor.sealing.fingerprint(spec, signal), version });
  }

  /** The subject's template, whole and fit for use; a damaged one is dropped. */
  async find(subject: Subject, signal: AbortSignal): Promise<StoredTemplate | undefined> {
    const key = await this.keyOf(subject, signal);
    const template = key === undefined ? undefined : await findTemplate(this.#options.folders, key);
    if (!template) return undefined;
    const problem = await templateProblem(template);
    if (problem === undefined) return template;
    await this.#giveUp(template.manifest.key, `It was damaged and has been dropped: ${problem}.`);
    return undefined;
  }

  /** A copy of the subject's template; `undefined` where there is none that can be used: then a machine has to be started cold. */
  async clone(subject: Subject, copy: Copy, signal: AbortSignal): Promise<Clone | undefined> {
    const { hypervisor, image, log } = this.#options;
    const template = await this.find(subject, signal);
    if (!template || !hypervisor.sealing) return undefined;
    const { digest, boot } = await image(subject.machine.role);
    if (digest !== template.manifest.image) return undefined;
    try {
      return { machine: await hypervisor.sealing.clone({ ...subject.machine, ...copy, boot }, template.files, signal), image: digest };
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ reason: String(error) }, 'a template could not be used');
      if (error instanceof Failure && error.code === 'template-refused') await this.#giveUp(template.manifest.key, error.message);
      return undefined;
    }
  }

  /** Seals the subject's machine, in place of an older template. Throws a Failure. */
  async seal(subject: Subject, onStep: (step: SealStep) => void, signal: AbortSignal): Promise<void> {
    const { hypervisor, folders, sealingFolder, image, keepConsole, stepWithinMs, restMs, log } = this.#options;
    const { sealing } = hypervisor;
    if (!sealing) throw new Failure('cannot-seal', `Machines of ${hypervisor.name} cannot be sealed.`, { hint: 'Sessions start cold.' });
    const { role, memoryMiB, processors } = subject.machine;
    const { digest, boot } = await image(role);
    const key = await this.keyOf(subject, signal);
    if (key === undefined) throw new Failure('image-missing', `There is no ${role} image yet.`, { hint: `Build it: safe-browse image build ${role}` });
    const folder = await beginSealing(folders);
    const id = `seal-${key.slice(0, 8)}`;
    const names = machineNames(join(sealingFolder, id));
    const files = sealedFiles(folder);
    try {
      const nics = subject.machine.nics.map((nic, card) => ({ ...nic, socket: nic.end === 'connect' ? names.unplugged : names.port(card) }));
      await sealMachine({ sealing, level: subject.level, spec: { ...subject.machine, nics, id, names, boot }, files, stepWithinMs, restMs, onStep, keepConsole: (text) => keepConsole(id, text) }, signal);
      await keepSealed(folders, folder, { key, role, level: subject.level, image: digest, memoryMiB, processors, sealedAt: new Date().toISOString() });
      this.troubles.delete(key);
      log.info({ role, level: subject.level, key: key.slice(0, 12) }, 'sealed a template');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    await this.#prune(role, digest);
  }

  /** Removes all of them; machines that were cloned go on. Says how many there were. */
  async drop(): Promise<number> {
    const all = await listTemplates(this.#options.folders);
    for (const { manifest } of all) await removeTemplate(this.#options.folders, manifest.key);
    return all.length;
  }

  async #giveUp(key: string, trouble: string): Promise<void> {
    this.#options.log.warn({ key: key.slice(0, 12), trouble }, 'dropped a template');
    this.troubles.set(key, trouble);
    await removeTemplate(this.#options.folders, key);
  }

  async #prune(role: string, image: string): Promise<void> {
    const ofRole = (await listTemplates(this.#options.folders)).filter(({ manifest }) => manifest.role === role).sort((a, b) => b.manifest.sealedAt.localeCompare(a.manifest.sealedAt));
    const outdated = ofRole.filter(({ manifest }) => manifest.image !== image);
    const tooMany = ofRole.filter(({ manifest }) => manifest.image === image).slice(KEPT_PER_ROLE);
    for (const { manifest } of [...outdated, ...tooMany]) await removeTemplate(this.#options.folders, manifest.key);
  }
}

const NO_BOOT: MachineSpec['boot'] = { kernel: '', initramfs: '', root: '', commandLine: '' };
