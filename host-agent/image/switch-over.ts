/** Puts images into use that have been shown to work on this host: each is complete, checked, sealed, and has painted its browser. */
import { Failure, isFailure, reasonOf } from '../api/errors/failure.ts';
import type { ImageRole, VmRole } from '../api/host/image.ts';
import type { CheckedImage } from './boot.ts';
import type { ImageLibrary } from './library.ts';
import type { StoredImage } from './store.ts';

/** The callbacks of a switch. Folders of higher layers implement them. */
export interface SwitchOverOptions {
  readonly images: Pick<ImageLibrary, 'check' | 'use' | 'stored' | 'prune' | 'keep'>;
  readonly fastStart: {
    /** Seals the templates of an image that is not in use yet, and tries it. */
    sealAhead(role: VmRole, image: CheckedImage, signal: AbortSignal): Promise<void>;
    scheduleReconcile(): void;
    /** Removes the templates of all other images. */
    keepTemplatesOf(role: VmRole, digests: readonly string[]): Promise<void>;
  };
  readonly ndvm: {
    readonly ports: { readonly used: number };
    stop(): Promise<void>;
    startEarly(): void;
  };
  readonly onUsed: (candidates: readonly Candidate[]) => void;
}

export interface Candidate {
  readonly image: StoredImage;
  /** Digest of the image in use when the candidate was chosen; `undefined` if there was none. */
  readonly replaces: string | undefined;
}

export interface SwitchWatch {
  readonly onProve?: (role: ImageRole) => void;
  /** Called when all candidates have been shown to work. If it throws, none comes into use. */
  readonly isStillMeant?: () => Promise<void>;
}

export class SwitchOver {
  readonly #options: SwitchOverOptions;
  /** Images that are complete and not in use yet, which pruning would take for old ones. */
  readonly #ahead = new Set<string>();

  constructor(options: SwitchOverOptions) {
    this.#options = options;
    options.images.keep(() => [...this.#ahead]);
  }

  /**
   * Fulfilled when all candidates are in use; `false` when one of the images in use was replaced meanwhile: the person who did so had a reason.
   * If anything fails, the images in use stay. Throws `Failure` image-not-proven, or like `ImageLibrary.check`.
   */
  async switchTo(
    candidates: readonly Candidate[],
    signal: AbortSignal,
    { onProve, isStillMeant }: SwitchWatch = {},
  ): Promise<boolean> {
    for (const { image } of candidates) this.#ahead.add(image.digest);
    try {
      for (const { image } of candidates) {
        onProve?.(image.role);
        await this.#prove(image, signal);
      }
      signal.throwIfAborted();
      await isStillMeant?.();
      for (const { image, replaces } of candidates) if ((await this.#inUse(image.role)) !== replaces) return false;
      for (const { image } of candidates) await this.#options.images.use(image);
    } finally {
      for (const { image } of candidates) this.#ahead.delete(image.digest);
    }
    await this.#settle(candidates);
    return true;
  }

  async #prove(image: StoredImage, signal: AbortSignal): Promise<void> {
    const { images, fastStart } = this.#options;
    const { role } = image;
    const checked = await images.check(image);
    if (role === 'host') return;
    try {
      await fastStart.sealAhead(role, checked, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (isFailure(error, 'disk-full')) throw error;
      throw new Failure('image-not-proven', { role, reason: reasonOf(error) }, { cause: error });
    }
  }

  async #settle(candidates: readonly Candidate[]): Promise<void> {
    const { images, fastStart, onUsed } = this.#options;
    onUsed(candidates);
    fastStart.scheduleReconcile();
    if (candidates.some(({ image }) => image.role === 'network')) await this.#restartIdleNetwork();
    for (const { image, replaces } of candidates) {
      await images.prune(image.role);
      if (image.role !== 'host')
        await fastStart.keepTemplatesOf(image.role, [image.digest, ...(replaces === undefined ? [] : [replaces])]);
    }
  }

  async #inUse(role: ImageRole): Promise<string | undefined> {
    return (await this.#options.images.stored(role)).find(({ isCurrent }) => isCurrent)?.digest;
  }

  /** Sessions keep the network VM that they have. */
  async #restartIdleNetwork(): Promise<void> {
    const { ndvm } = this.#options;
    if (ndvm.ports.used > 0) return;
    await ndvm.stop();
    ndvm.startEarly();
  }
}
