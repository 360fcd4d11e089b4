/** Rebuilds an image in the background. It comes into use only when it is complete, checked, and its templates are sealed. */
import type { ImageRole, VmRole } from '../api/image.ts';
import type { CheckedImage } from './boot.ts';
import type { ImageLibrary } from './library.ts';
import type { RunningBuilds } from './running-builds.ts';
import type { StoredImage } from './store.ts';

/** The callbacks of a rebuild. Folders of higher layers implement them. */
export interface BackgroundRebuildOptions {
  readonly images: Pick<ImageLibrary, 'buildAhead' | 'check' | 'use' | 'stored' | 'prune' | 'keep'>;
  readonly builds: RunningBuilds;
  readonly fastStart: {
    /** Seals the templates of an image that is not in use yet. */
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
  readonly onUsed: () => void;
}

export class BackgroundRebuild {
  readonly #options: BackgroundRebuildOptions;
  /** Images that are built and not in use yet, which pruning would take for old ones. */
  readonly #ahead = new Set<string>();

  constructor(options: BackgroundRebuildOptions) {
    this.#options = options;
    options.images.keep(() => [...this.#ahead]);
  }

  /** Fulfilled when the new image is in use, or is the same as before. If anything fails, the image in use stays. */
  async rebuild({ role, digest, manifest: { debug } }: StoredImage, signal: AbortSignal): Promise<void> {
    const { images, builds, fastStart, onUsed } = this.#options;
    const built = await builds.run(role, { signal, onProgress: () => undefined }, (watch) =>
      images.buildAhead({ role, debug }, watch.onProgress, watch.signal),
    );
    if (built.digest === digest) return;
    this.#ahead.add(built.digest);
    try {
      const checked = await images.check(built);
      if (role !== 'host') await fastStart.sealAhead(role, checked, signal);
      signal.throwIfAborted();
      // A person who put another image into use meanwhile had a reason.
      if ((await this.#inUse(role)) !== digest) return;
      await images.use(built);
    } finally {
      this.#ahead.delete(built.digest);
    }
    onUsed();
    fastStart.scheduleReconcile();
    if (role === 'network') await this.#restartIdleNetwork();
    await images.prune(role);
    if (role !== 'host') await fastStart.keepTemplatesOf(role, [built.digest, digest]);
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
