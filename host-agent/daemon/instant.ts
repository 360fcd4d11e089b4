/** Templates, the one who seals them, and the spare, put together from the configuration. */
import { Failure } from '../api/failure.ts';
import type { ImageProblem } from '../api/image.ts';
import type { SpareStatus, TemplateProgress, Templates as TemplatesTold } from '../api/template.ts';
import { type Config, Profile } from '../config/schema.ts';
import type { Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { ndvmVm } from '../network/ndvm-spec.ts';
import { portAccess } from '../network/policy.ts';
import { type Instant, sessionCard } from '../session/session-deps.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { isQuiet, whyNoSpare } from '../template/conditions.ts';
import { Sealer } from '../template/sealer.ts';
import { Spares } from '../template/spares.ts';
import { browserSubject, browserSubjects } from '../template/subjects.ts';
import { listTemplates, removeTemplate, templateProblemNow } from '../template/store.ts';
import { messageOf } from '../api/message-of.ts';
import { type Subject, type TemplateOptions, Templates } from '../template/templates.ts';

export interface InstantOptions extends Omit<TemplateOptions, 'subjects' | 'onMissing'> {
  readonly config: Config;
  readonly ndvmNames: VmFiles;
  readonly ndvm: () => Ndvm;
  readonly namesOf: (id: string) => VmFiles;
  readonly onSpareChange: () => void;
}

export class InstantStarts implements Instant {
  readonly #options: InstantOptions;
  readonly #templates: Templates;
  readonly #sealer: Sealer;
  readonly #spares: Spares;
  /** Key of the template that the NDVM was copied from which is being started. */
  #ndvmKey: string | undefined;

  constructor(options: InstantOptions) {
    const { ndvm, namesOf, keepConsole, log } = options;
    this.#options = options;
    this.#templates = new Templates({
      ...options,
      subjects: () => this.#subjects(),
      onMissing: () => this.#sealer.look(),
    });
    this.#spares = new Spares({
      templates: this.#templates,
      subject: () => browserSubject(this.#config, this.#defaultProfile()),
      reservePort: async (id) => {
        const place = await ndvm().reserve(id, portAccess(this.#defaultProfile().network));
        return place && { port: place.port, nic: sessionCard(place.port, place.socket) };
      },
      releasePort: (port) => ndvm().unplug(port),
      namesOf,
      whyNone: (standing) => whyNoSpare(this.#config.spare, standing),
      isQuiet,
      restMs: options.restMs,
      keepConsole: (text) => keepConsole('spare', text),
      onChange: options.onSpareChange,
      log,
    });
    this.#sealer = new Sealer({
      templates: this.#templates,
      folders: options.folders,
      subjects: () => this.#subjects(),
      onChange: () => this.#spares.lookSoon(0),
      log,
    });
  }

  takeSpare(...[settings, signal]: Parameters<Instant['takeSpare']>): ReturnType<Instant['takeSpare']> {
    this.#spares.hold();
    const subject = browserSubject(this.#config, settings);
    // A spare has its screen already; a copy from the template gets the one that is asked for.
    const fits =
      subject?.vm.screen?.width === settings.screen.width && subject.vm.screen.height === settings.screen.height;
    return fits ? this.#spares.take(subject, signal) : Promise.resolve(undefined);
  }

  clone(...[settings, copy, signal]: Parameters<Instant['clone']>): ReturnType<Instant['clone']> {
    const subject = browserSubject(this.#config, settings);
    return subject ? this.#templates.clone(subject, copy, signal) : Promise.resolve(undefined);
  }

  settled(): void {
    this.#spares.settled();
  }

  copyWorked(key: string): void {
    this.#templates.copyWorked(key);
  }

  copyFailed(key: string, fault: string): Promise<void> {
    return this.#templates.copyFailed(key, fault);
  }

  makeRoom(): Promise<void> {
    return this.#spares.giveUp();
  }

  /** A copy of the sealed NDVM, if there is one. */
  async cloneNdvm(spec: VmSpec, signal: AbortSignal): Promise<Vm | undefined> {
    if (this.#config.template.seal === 'off') return undefined;
    const clone = await this.#templates.clone(this.#ndvmSubject(), spec, signal);
    this.#ndvmKey = clone?.key;
    return clone?.vm;
  }

  /** Whether the NDVM that was started last came up, whatever it was started from; `fault`: why not. */
  judgeNdvm(fault?: unknown): void {
    const key = this.#ndvmKey;
    this.#ndvmKey = undefined;
    if (key === undefined) return;
    if (fault === undefined) this.#templates.copyWorked(key);
    else void this.#templates.copyFailed(key, messageOf(fault));
  }

  /** The images, the programs or the settings may have changed, or the host agent has just started. */
  look(): void {
    this.#templates.faults.forgive();
    this.#sealer.look();
    this.#spares.lookSoon(0);
  }

  async seal(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<TemplatesTold> {
    if (this.#config.template.seal === 'off')
      throw new Failure('sealing-off', 'The configuration says that nothing is to be sealed.', {
        hint: 'Set template.seal = "browser" in the configuration.',
      });
    await this.#sealer.sealNow(onProgress, signal);
    return this.status();
  }

  /** For an image that is to be used later, so that the first click on it does not wait. */
  sealAhead(...[role, image, signal]: Parameters<Sealer['sealAhead']>): Promise<void> {
    return this.#sealer.sealAhead(role, image, signal);
  }

  /** Removes this role's templates of all other images. */
  async keepTemplatesOf(role: 'browser' | 'network', images: readonly string[]): Promise<void> {
    const { folders } = this.#options;
    for (const { manifest } of await listTemplates(folders))
      if (manifest.role === role && !images.includes(manifest.image)) await removeTemplate(folders, manifest.key);
  }

  async status(): Promise<TemplatesTold> {
    return { templates: await this.#sealer.status(), spare: this.#spares.status() };
  }

  spare(): SpareStatus {
    return this.#spares.status();
  }

  /** Reads every template again, of one role or of both. */
  async verify(role: 'browser' | 'network' | undefined): Promise<{ verified: number; problems: ImageProblem[] }> {
    const { folders } = this.#options;
    const templates = (await listTemplates(folders)).filter(
      ({ manifest }) => role === undefined || manifest.role === role,
    );
    const problems = await Promise.all(
      templates.map(async (template): Promise<ImageProblem[]> => {
        const { key, role: of, image: digest } = template.manifest;
        const problem = await templateProblemNow(folders, template);
        return problem === undefined ? [] : [{ role: of, digest, file: `template ${key.slice(0, 12)}`, problem }];
      }),
    );
    return { verified: templates.length, problems: problems.flat() };
  }

  async drop(): Promise<{ dropped: number }> {
    // Last, and with none coming: a spare that stands after this would be a copy of what was dropped.
    this.#spares.hold();
    try {
      const dropped = await this.#sealer.drop();
      await this.#spares.giveUp();
      return { dropped };
    } finally {
      this.#spares.settled();
    }
  }

  /** Ends whatever runs for later; sessions go on. */
  async stop(): Promise<void> {
    await Promise.all([this.#sealer.stop(), this.#spares.stop()]);
  }

  /** The settings of now: they may change while the host agent runs. */
  get #config(): Config {
    return this.#options.config;
  }

  #ndvmSubject(): Subject {
    const { ndvm, ndvmNames } = this.#options;
    return {
      level: 'network',
      vm: ndvmVm({ memoryMiB: this.#config.network.memoryMiB, ports: ndvm().ports.total }, ndvmNames),
    };
  }

  #defaultProfile() {
    return this.#config.profile[this.#config.defaultProfile] ?? Profile.parse({});
  }

  #subjects(): Subject[] {
    return this.#config.template.seal === 'off'
      ? []
      : [...browserSubjects(this.#config), ...(this.#config.network.uplink === 'pci' ? [] : [this.#ndvmSubject()])];
  }
}
