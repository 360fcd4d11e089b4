/** Rebuilds an image in the background. It comes into use only when it has been shown to work. */
import type { ImageLibrary } from '../library.ts';
import type { RunningBuilds } from '../build/running-builds.ts';
import type { StoredImage } from '../store.ts';
import type { SwitchOver } from '../switch-over.ts';

export interface BackgroundRebuildOptions {
  readonly images: Pick<ImageLibrary, 'buildAhead'>;
  readonly builds: RunningBuilds;
  readonly switchOver: Pick<SwitchOver, 'switchTo'>;
}

export class BackgroundRebuild {
  readonly #options: BackgroundRebuildOptions;

  constructor(options: BackgroundRebuildOptions) {
    this.#options = options;
  }

  /** Fulfilled when the new image is in use, or is the same as before. If anything fails, the image in use stays. */
  async rebuild({ role, digest, manifest: { debug } }: StoredImage, signal: AbortSignal): Promise<void> {
    const { images, builds, switchOver } = this.#options;
    const image = await builds.run(role, { signal, onProgress: () => undefined }, (watch) =>
      images.buildAhead({ role, debug }, watch.onProgress, watch.signal),
    );
    if (image.digest !== digest) await switchOver.switchTo([{ image, replaces: digest }], signal);
  }
}
