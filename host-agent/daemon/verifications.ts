/** The verbs of `safe-browse verify`, one at a time: each takes as much of the computer as a session. */
import { rm } from 'node:fs/promises';
import { EXIT, Failure } from '../api/failure.ts';
import type { VerificationProgress, VerificationReport } from '../api/verification.ts';
import type { Config, Profile } from '../config/schema.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import type { Ndvm } from '../network/ndvm.ts';
import { portAccess } from '../network/policy.ts';
import type { Examiner } from '../verification/carried.ts';
import type { ExaminationParts } from '../verification/examined-vm.ts';
import { verifyIsolation } from '../verification/isolation.ts';
import { type ExaminedImage, verifyReset } from '../verification/reset.ts';
import type { Images } from './images.ts';

export interface VerificationParts {
  readonly config: Config;
  readonly hypervisor: Hypervisor;
  readonly examiner: Examiner;
  readonly images: Images;
  readonly ndvm: Ndvm;
  readonly folder: string;
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

type OnProgress = (progress: VerificationProgress) => void;

export class Verifications {
  readonly #parts: VerificationParts;
  #isRunning = false;

  constructor(parts: VerificationParts) {
    this.#parts = parts;
  }

  /** `image`: the beginning of a digest. */
  reset(image: string | undefined, onProgress: OnProgress, signal: AbortSignal): Promise<VerificationReport> {
    return this.#alone(async () =>
      verifyReset({ ...(await this.#common(image)), examination: this.#examination() }, onProgress, signal),
    );
  }

  isolation(onProgress: OnProgress, signal: AbortSignal): Promise<VerificationReport> {
    return this.#alone(async () => {
      const { config, ndvm } = this.#parts;
      return verifyIsolation(
        {
          ...(await this.#common(undefined)),
          examination: this.#examination(),
          network: ndvm,
          access: portAccess(this.#profile().network),
          mode: config.network.mode,
        },
        onProgress,
        signal,
      );
    });
  }

  async #alone(work: () => Promise<VerificationReport>): Promise<VerificationReport> {
    if (this.#isRunning)
      throw new Failure('verification-running', 'A verification is running already.', {
        hint: 'Wait for it, or cancel it where it was started.',
        exitStatus: EXIT.refused,
      });
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      await rm(this.#parts.folder, { recursive: true, force: true });
      this.#isRunning = false;
    }
  }

  #examination(): ExaminationParts {
    const { config, hypervisor, examiner, restMs, keepConsole } = this.#parts;
    return { hypervisor, examiner, restMs, keepConsole, stepWithinMs: config.start.requirementTimeoutSeconds * 1000 };
  }

  #profile(): Profile {
    const { config } = this.#parts;
    const profile = config.profile[config.defaultProfile];
    if (!profile) throw new Error('The configuration has no default profile.');
    return profile;
  }

  async #common(beginning: string | undefined) {
    const { config, images, folder } = this.#parts;
    const image = await images.named(beginning);
    const { role, digest, boot } = image;
    const examined: ExaminedImage = { role, digest, boot, problems: (signal) => images.problemsOf(image, signal) };
    const { memoryMiB, processors, screen } = this.#profile();
    return {
      image: examined,
      folder,
      shape:
        role === 'browser' ? { memoryMiB, processors, screen } : { memoryMiB: config.network.memoryMiB, processors: 1 },
    };
  }
}
