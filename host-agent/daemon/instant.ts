/** Templates, the one who seals them, and the spare, put together from the configuration. */
import { Failure } from '../api/failure.ts';
import type { TemplateProgress, Templates as TemplatesTold } from '../api/template.ts';
import type { Config } from '../config/schema.ts';
import type { Machine, MachineSpec } from '../hypervisor/hypervisor.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { ndvmMachine } from '../network/ndvm-machine.ts';
import { type Instant, sessionCard } from '../session/world.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { isQuiet, whyNoSpare } from '../template/conditions.ts';
import { Sealer } from '../template/sealer.ts';
import { Spares } from '../template/spares.ts';
import { browserSubject, browserSubjects } from '../template/subjects.ts';
import { type Subject, type TemplateOptions, Templates } from '../template/templates.ts';

export interface InstantOptions extends TemplateOptions {
  readonly config: Config;
  readonly ndvmNames: MachineNames;
  readonly ndvm: () => Ndvm;
  readonly namesOf: (id: string) => MachineNames;
  /** A start is under way. */
  readonly isBusy: () => boolean;
}

export class InstantStarts implements Instant {
  readonly #options: InstantOptions;
  readonly #templates: Templates;
  readonly #sealer: Sealer;
  readonly #spares: Spares;

  constructor(options: InstantOptions) {
    const { ndvm, namesOf, isBusy, log } = options;
    this.#options = options;
    this.#templates = new Templates(options);
    this.#spares = new Spares({
      templates: this.#templates,
      subject: () => browserSubject(this.#config, this.#defaultProfile()),
      reservePort: async (id) => {
        const place = await ndvm().reserve(id);
        return place && { port: place.port, nic: sessionCard(place.port, place.socket) };
      },
      releasePort: (port) => ndvm().unplug(port),
      namesOf,
      whyNone: () => whyNoSpare(this.#config.spare),
      isBusy,
      isQuiet,
      restMs: options.restMs,
      log,
    });
    this.#sealer = new Sealer({ templates: this.#templates, folders: options.folders, subjects: () => this.#subjects(), onChange: () => this.#spares.lookSoon(0), log });
  }

  takeSpare(...[settings, signal]: Parameters<Instant['takeSpare']>): ReturnType<Instant['takeSpare']> {
    const subject = browserSubject(this.#config, settings);
    // A spare has its screen already; a copy from the template gets the one that is asked for.
    const fits = subject?.machine.screen?.width === settings.screen.width && subject.machine.screen.height === settings.screen.height;
    return fits ? this.#spares.take(subject, signal) : Promise.resolve(undefined);
  }

  clone(...[settings, copy, signal]: Parameters<Instant['clone']>): ReturnType<Instant['clone']> {
    const subject = browserSubject(this.#config, settings);
    return subject ? this.#templates.clone(subject, copy, signal) : Promise.resolve(undefined);
  }

  settled(): void {
    this.#spares.lookSoon();
  }

  makeRoom(): Promise<void> {
    return this.#spares.giveUp();
  }

  /** A copy of the sealed NDVM, if there is one. */
  async cloneNdvm(spec: MachineSpec, signal: AbortSignal): Promise<Machine | undefined> {
    if (this.#config.template.seal === 'off') return undefined;
    return (await this.#templates.clone(this.#ndvmSubject(), spec, signal))?.machine;
  }

  /** The images, the programs or the settings may have changed, or the host agent has just started. */
  look(): void {
    if (this.#templates.canSeal) this.#sealer.look();
    this.#spares.lookSoon(0);
  }

  async seal(onProgress: (progress: TemplateProgress) => void, signal: AbortSignal): Promise<TemplatesTold> {
    if (this.#config.template.seal === 'off') throw new Failure('sealing-off', 'The configuration says that nothing is to be sealed.', { hint: 'Set template.seal = "browser" in the configuration.' });
    await this.#sealer.sealNow(onProgress, signal);
    return this.status();
  }

  async status(): Promise<TemplatesTold> {
    return { templates: await this.#sealer.status(), spare: this.#spares.status() };
  }

  async drop(): Promise<{ dropped: number }> {
    await this.#spares.giveUp();
    return { dropped: await this.#sealer.drop() };
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
    return { level: 'network', machine: ndvmMachine({ memoryMiB: this.#config.network.memoryMiB, ports: ndvm().ports.total }, ndvmNames) };
  }

  #defaultProfile() {
    return this.#config.profile[this.#config.defaultProfile] ?? { memoryMiB: 0, processors: 0, screen: { width: 0, height: 0 } };
  }

  #subjects(): Subject[] {
    return this.#config.template.seal === 'off' ? [] : [...browserSubjects(this.#config), this.#ndvmSubject()];
  }
}
