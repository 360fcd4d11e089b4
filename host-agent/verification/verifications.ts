/** Runs `safe-browse verify`, one verification at a time, because each needs the memory and processors of a session. */
import { rm } from 'node:fs/promises';
import { Failure } from '../api/errors/failure.ts';
import type { VerificationProgress, VerificationReport } from '../api/host/verification.ts';
import { browserSettings } from '../config/profile/browser-settings.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { portAccess } from '../network/policy.ts';
import type { Inspector } from './initramfs-overlay.ts';
import type { InspectionOptions } from './inspected-vm.ts';
import { verifyIsolation } from './isolation.ts';
import type { PluggedParts } from './plugged-vm.ts';
import { type InspectedImage, verifyReset } from './reset.ts';
import { verifyWeb } from './web.ts';
import type { ImageLibrary } from '../image/library.ts';

export interface VerificationOptions {
  readonly config: () => Config;
  readonly hypervisor: Hypervisor;
  readonly inspector: Inspector;
  readonly images: Pick<ImageLibrary, 'named' | 'problemsOf'>;
  readonly ndvm: Ndvm;
  readonly folder: string;
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

type OnProgress = (progress: VerificationProgress) => void;

export class Verifications {
  readonly #options: VerificationOptions;
  #isRunning = false;

  constructor(options: VerificationOptions) {
    this.#options = options;
  }

  /** `image`: the first characters of a digest; the browser image in use without it. */
  reset(image: string | undefined, onProgress: OnProgress, signal: AbortSignal): Promise<VerificationReport> {
    return this.#alone(async () =>
      verifyReset({ ...(await this.#common(image)), inspection: this.#inspection() }, onProgress, signal),
    );
  }

  isolation(onProgress: OnProgress, signal: AbortSignal): Promise<VerificationReport> {
    return this.#alone(async () =>
      verifyIsolation({ ...(await this.#plugged()), mode: this.#options.config().network.mode }, onProgress, signal),
    );
  }

  web(isShort: boolean, onProgress: OnProgress, signal: AbortSignal): Promise<VerificationReport> {
    return this.#alone(async () => {
      // A person does not wait for an idle VM either.
      const inspection = { ...this.#inspection(), restMs: undefined };
      const parts = { ...(await this.#plugged()), inspection, settings: browserSettings(this.#profile()) };
      return verifyWeb(parts, isShort, onProgress, signal);
    });
  }

  async #alone(work: () => Promise<VerificationReport>): Promise<VerificationReport> {
    if (this.#isRunning) throw new Failure('verification-running');
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      await rm(this.#options.folder, { recursive: true, force: true });
      this.#isRunning = false;
    }
  }

  #inspection(): InspectionOptions {
    const { config, hypervisor, inspector, restMs, keepConsole } = this.#options;
    return {
      hypervisor,
      inspector,
      restMs,
      keepConsole,
      stepWithinMs: config().start.requirementTimeoutSeconds * 1000,
    };
  }

  #profile(): Profile {
    const config = this.#options.config();
    const profile = config.profile[config.defaultProfile];
    if (!profile) throw new Error('The configuration has no default profile.');
    return profile;
  }

  /** For VMs of the browser image with the network of a session. */
  async #plugged(): Promise<PluggedParts> {
    return {
      ...(await this.#common(undefined)),
      inspection: this.#inspection(),
      network: this.#options.ndvm,
      access: portAccess(this.#profile().network),
    };
  }

  async #common(beginning: string | undefined) {
    const { config, images, folder } = this.#options;
    const image = await images.named(beginning);
    const { role, digest, boot } = image;
    const inspected: InspectedImage = { role, digest, boot, problems: (signal) => images.problemsOf(image, signal) };
    const { memoryMiB, processors, screen } = this.#profile();
    return {
      image: inspected,
      folder,
      shape:
        role === 'browser'
          ? { memoryMiB, processors, screen }
          : { memoryMiB: config().network.memoryMiB, processors: 1 },
    };
  }
}
