/** Templates and the spares, so that a session starts faster than cold. */
import { isDeepStrictEqual } from 'node:util';
import { DOCUMENT_PROFILE } from '../api/configuration/profile.ts';
import { Failure } from '../api/errors/failure.ts';
import type { ImageProblem } from '../api/host/image.ts';
import type { SpareStatus, TemplateProgress, TemplateStatusList } from '../api/host/template.ts';
import { DIRECT, exitOf } from '../config/exit.ts';
import { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';
import { Owned } from '../process/owned.ts';
import { isQuiet, type SpareHost, whyNoSpare } from './conditions.ts';
import type { SealedTemplate } from './manifest.ts';
import { Sealer } from './sealer.ts';
import type { Spare, SpareParts, SparePlace } from './spare.ts';
import { Spares, type SparesOptions } from './spares.ts';
import { listTemplates, removeTemplate, type StoredTemplate, templateProblemNow } from './store.ts';
import { browserTemplateSpec, browserTemplateSpecs, type TemplateSpec } from './template-spec.ts';
import type { Clone, CloneTarget, TemplateOptions, Templates } from './templates.ts';
import { trialSpec, tryImage } from './trial.ts';

export interface FastStartOptions extends Pick<
  TemplateOptions,
  'hypervisor' | 'folders' | 'sealingFolder' | 'stepWithinMs' | 'restMs' | 'keepConsole' | 'log'
> {
  readonly templates: Templates;
  readonly config: () => Config;
  /** The template of the NDVM. */
  readonly networkSpec: () => TemplateSpec;
  /** Where a spare with these settings is plugged in. Throws `Failure` exit-not-found, exit-keys-missing, exit-login-missing. */
  readonly placeFor: (settings: Profile) => Promise<SparePlace>;
  readonly namesOf: SpareParts['namesOf'];
  readonly onSpareChange: () => void;
  /** The memory that VMs can get on this host; absent where only their hypervisor knows. */
  readonly availableMemory?: SpareHost['available'];
  /** Whether a spare, which runs, has the protections that are required now; absent: none is required. */
  readonly isProtected?: SparesOptions['isProtected'];
  /** A fake, in tests. */
  readonly isQuiet?: () => Promise<boolean>;
}

/** How often it is checked whether a template is due to be replaced. */
const CHECK_AGE_EVERY_MS = 10 * 60_000;
/** Sealings that failed are tried again after this time, in case the reason is gone. */
const FORGIVE_EVERY_MS = 24 * 3_600_000;

export class FastStart {
  readonly #options: FastStartOptions;
  readonly #sealer: Sealer;
  /** For the default profile. */
  readonly #spares: Spares;
  /** For a click on a file, where the desktop opens some kinds here. */
  readonly #documentSpares: Spares;
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(options: FastStartOptions) {
    const { templates, folders, log } = options;
    this.#options = options;
    this.#spares = this.#sparesOf(() => this.#defaultProfile(), {
      most: () => options.config().spare.count,
      isQuiet: options.isQuiet ?? isQuiet,
      opensDocuments: false,
    });
    this.#documentSpares = this.#sparesOf(() => this.#documentProfile(), {
      most: () => 1,
      // Two that are loaded at once are both late.
      isQuiet: async () => this.#spares.status().state !== 'loading' && (await (options.isQuiet ?? isQuiet)()),
      opensDocuments: true,
    });
    this.#sealer = new Sealer({
      templates,
      folders,
      specs: () => this.#specs(),
      isQuiet: options.isQuiet ?? isQuiet,
      onChange: () => this.#reconcileSpares(),
      log,
    });
    templates.on('missing', () => this.#sealer.scheduleReconcile());
    this.#timers = [
      setInterval(() => this.#sealer.scheduleReconcile(), CHECK_AGE_EVERY_MS).unref(),
      setInterval(() => this.scheduleReconcile(), FORGIVE_EVERY_MS).unref(),
    ];
  }

  /** For a start, which comes first: no spare is loaded until it is released. */
  holdSpares(): Owned<undefined> {
    const holds = this.#allSpares.map((spares) => spares.hold());
    return new Owned('hold on all spares', undefined, async () => {
      for (const hold of holds) await hold.dispose();
    });
  }

  /** For what a person waits for, while VMs that are sealed in the background would take the processors from it. */
  holdSealing(): Owned<undefined> {
    return this.#sealer.hold();
  }

  /** A spare, if one fits these settings and has its port at this exit. */
  async takeSpare(settings: Profile, exit: SparePlace['exit'], signal: AbortSignal): Promise<Owned<Spare> | undefined> {
    const spec = this.#spareSpec(settings);
    if (!spec) return undefined;
    const wish = { spec, exit };
    return (await this.#spares.take(wish, signal)) ?? (await this.#documentSpares.take(wish, signal));
  }

  /** Whether a spare is ready that fits these settings, for one of a pool's sessions, which have no exit. */
  hasSpareFor(settings: Profile): boolean {
    const spec = exitOf(settings) === DIRECT ? this.#spareSpec(settings) : undefined;
    return spec !== undefined && this.#allSpares.some((spares) => spares.has({ spec, exit: undefined }));
  }

  /** A clone for these settings, if there is a template. */
  clone(settings: Profile, target: CloneTarget, signal: AbortSignal): Promise<Clone | undefined> {
    const { templates, config } = this.#options;
    const spec = browserTemplateSpec(config(), settings);
    return spec ? templates.clone(spec, target, signal) : Promise.resolve(undefined);
  }

  cloneWorked(key: string): void {
    this.#options.templates.cloneWorked(key);
  }

  cloneFailed(key: string, fault: string): Promise<void> {
    return this.#options.templates.cloneFailed(key, fault);
  }

  /** A session from this template ended as if it had been attacked. */
  distrust(template: SealedTemplate, why: string): Promise<void> {
    return this.#options.templates.distrust(template, why);
  }

  /** Discards one spare that has a port at this exit, so that the port is free. */
  async freePort(exit: SparePlace['exit']): Promise<void> {
    await [this.#documentSpares, this.#spares].find((spares) => spares.mayHavePortAt(exit))?.discard(1);
  }

  /** Discards all spares, so that their memory is free. */
  async freeMemory(): Promise<void> {
    for (const spares of this.#allSpares) await spares.discard();
  }

  /** Images, programs or settings may have changed, or the host agent has just started. */
  scheduleReconcile(): void {
    this.#options.templates.faults.forgive();
    this.#sealer.scheduleReconcile();
    this.#reconcileSpares();
  }

  async seal(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<TemplateStatusList> {
    if (this.#options.config().template.seal === 'off') throw new Failure('sealing-off');
    await this.#sealer.sealNow(onProgress, signal);
    return this.status();
  }

  /**
   * Seals for an image that is not in use yet, so that the first click after the switch does not wait, and shows that the image works on this
   * computer. Leaves no template of it when it throws.
   */
  async sealAhead(...[role, image, signal]: Parameters<Sealer['sealAhead']>): Promise<void> {
    const { config, networkSpec } = this.#options;
    try {
      await this.#sealer.sealAhead(role, image, signal);
      const isSealed = this.#options.templates.canSeal && this.#specs().some(({ vm }) => vm.role === role);
      const spec = role === 'browser' ? trialSpec(config(), this.#defaultProfile()) : networkSpec();
      await tryImage(this.#options, { spec, image, isSealed }, signal);
    } catch (error) {
      await this.#removeTemplates((manifest) => manifest.role === role && manifest.image === image.digest);
      throw error;
    }
  }

  /** Removes this role's templates of all other images. */
  keepTemplatesOf(role: 'browser' | 'network', images: readonly string[]): Promise<void> {
    return this.#removeTemplates((manifest) => manifest.role === role && !images.includes(manifest.image));
  }

  async #removeTemplates(isUnwanted: (manifest: StoredTemplate['manifest']) => boolean): Promise<void> {
    const { folders } = this.#options;
    for (const { manifest } of await listTemplates(folders))
      if (isUnwanted(manifest)) await removeTemplate(folders, manifest.key);
  }

  async status(): Promise<TemplateStatusList> {
    return { templates: await this.#sealer.status(), spare: this.spare() };
  }

  /** That of the default profile, and the processes of all. */
  spare(): SpareStatus {
    const { processes, ...status } = this.#spares.status();
    return { ...status, processes: [...processes, ...this.#documentSpares.status().processes] };
  }

  /** Reads every byte of the templates of one role, or of both. */
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

  async removeTemplates(): Promise<{ dropped: number }> {
    // A spare loaded meanwhile would be a clone of a removed template.
    await using _hold = this.holdSpares();
    const dropped = await this.#sealer.removeAll();
    await this.freeMemory();
    return { dropped };
  }

  /** Ends spares and sealing; sessions continue. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([this.#sealer.stop(), ...this.#allSpares.map((spares) => spares.stop())]);
  }

  get #allSpares(): readonly [Spares, Spares] {
    return [this.#spares, this.#documentSpares];
  }

  #reconcileSpares(): void {
    for (const spares of this.#allSpares) spares.scheduleReconcile(0);
  }

  /** `profile`: that of the next click; `undefined`: no spare. */
  #sparesOf(
    profile: () => Profile | undefined,
    { most, isQuiet, opensDocuments }: Pick<SparesOptions, 'most' | 'isQuiet' | 'opensDocuments'>,
  ): Spares {
    const { templates, config, placeFor, namesOf, stepWithinMs, restMs, keepConsole, log } = this.#options;
    return new Spares({
      templates,
      spec: () => {
        const wanted = profile();
        // A click that goes to another host needs no spare here.
        return wanted?.where === '' ? browserTemplateSpec(config(), wanted) : undefined;
      },
      most,
      opensDocuments,
      place: () => placeFor(profile() ?? this.#defaultProfile()),
      namesOf,
      whyNone: (spec, standing) =>
        whyNoSpare(config().spare, {
          available: this.#options.availableMemory ?? (() => Promise.resolve(undefined)),
          takesMiB: spec.vm.privateMemory === true ? spec.vm.memoryMiB : 0,
          standing,
        }),
      isQuiet,
      isProtected: this.#options.isProtected ?? (() => true),
      stepWithinMs,
      restMs,
      keepConsole: (text) => keepConsole('spare', text),
      onChange: this.#options.onSpareChange,
      log,
    });
  }

  /** Which spare fits these settings; `undefined` if none can. */
  #spareSpec(settings: Profile): TemplateSpec | undefined {
    const spec = browserTemplateSpec(this.#options.config(), settings);
    // A spare has a screen already, whereas a clone gets the one that is asked for.
    const fits = spec?.vm.screen?.width === settings.screen.width && spec.vm.screen.height === settings.screen.height;
    return fits ? spec : undefined;
  }

  #defaultProfile(): Profile {
    const { profile, defaultProfile } = this.#options.config();
    return profile[defaultProfile] ?? Profile.parse({});
  }

  /** `undefined` where the desktop opens no files here, or the spare of the default profile is as good. */
  #documentProfile(): Profile | undefined {
    const config = this.#options.config();
    const document = config.profile[DOCUMENT_PROFILE];
    if (config.files.openHere.length === 0 || !document) return undefined;
    const [own, other] = [document, this.#defaultProfile()].map((profile) => [
      exitOf(profile),
      browserTemplateSpec(config, profile),
    ]);
    return isDeepStrictEqual(own, other) ? undefined : document;
  }

  #specs(): TemplateSpec[] {
    const config = this.#options.config();
    if (config.template.seal === 'off') return [];
    return [
      ...browserTemplateSpecs(config),
      // A card of the host cannot be part of a template.
      ...(config.network.uplink === 'pci' ? [] : [this.#options.networkSpec()]),
    ];
  }
}
