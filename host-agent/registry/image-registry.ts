/** Images of this person in registries. */
import { Failure } from '../api/errors/failure.ts';
import type { BuildProgress, Image, VmRole } from '../api/host/image.ts';
import { trustedKeys } from '../image/keys.ts';
import type { ImageLibrary } from '../image/library.ts';
import { currentImage } from '../image/store.ts';
import type { Folders } from '../storage/folders.ts';
import { connected, connectedForReading, type ConnectionOptions } from './connected.ts';
import { pullImage } from './pull.ts';
import { pushImage } from './push.ts';
import { pushUpdates } from './push-updates.ts';
import { parseReference, type Reference } from './reference.ts';

export interface ImageRegistryOptions extends ConnectionOptions {
  readonly folders: Folders;
  readonly images: Pick<ImageLibrary, 'check' | 'describe' | 'use'>;
  /** Keys whose images may run, from the current configuration. */
  readonly trusted: () => readonly string[];
  /** How many confirmations by other builders an image needs, from the current configuration. */
  readonly attestations: () => number;
  /** Throws if images must not be pulled from there. */
  readonly assertMayPull: (reference: Reference) => void;
}

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

export class ImageRegistry {
  readonly #options: ImageRegistryOptions;

  constructor(options: ImageRegistryOptions) {
    this.#options = options;
  }

  /** Pulls the image and puts it into use. Throws `Failure` registry-…, disk-full, build-running. */
  async pull(
    text: string,
    watch: Watch,
  ): Promise<{ readonly image: Image; readonly artifact: string; readonly transferredBytes: number }> {
    const { folders, images, trusted } = this.#options;
    const reference = parseReference(text);
    this.#options.assertMayPull(reference);
    const keys = await trustedKeys(folders, trusted());
    const { image, ...pulled } = await connectedForReading(reference, this.#options, (connection) =>
      pullImage({ folders, connection, reference, keys, attestations: this.#options.attestations(), ...watch }),
    );
    await images.use(image);
    const used = await currentImage(folders, image.role);
    if (!used) throw new Error('The image that was just put into use is missing.');
    return { image: await images.describe(used), ...pulled };
  }

  /** Pushes the image in use for `role`, and small updates to it from other images that are here. Throws `Failure` registry-…, image-missing, image-damaged. */
  async push(text: string, role: VmRole, watch: Watch): Promise<{ readonly artifact: string }> {
    const reference = parseReference(text);
    const image = await currentImage(this.#options.folders, role);
    if (!image) throw new Failure('image-missing', { role });
    await this.#options.images.check(image);
    return connected(reference, this.#options, async (connection) => {
      const artifact = await pushImage({ connection, reference, image, ...watch });
      await pushUpdates({ folders: this.#options.folders, connection, reference, image, ...watch });
      return { artifact };
    });
  }
}
