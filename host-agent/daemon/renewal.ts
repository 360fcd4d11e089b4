/** An image built again by itself: nobody waits for it, and nobody meets it before it is whole, checked and sealed. */
import type { ImageRole } from '../api/image.ts';
import type { StoredImage } from '../image/store.ts';
import type { Ndvm } from '../network/ndvm.ts';
import type { ImageBuilds } from './image-builds.ts';
import type { Images } from './images.ts';
import type { InstantStarts } from './instant.ts';

export interface RenewalParts {
  readonly images: Pick<Images, 'buildAhead' | 'check' | 'use' | 'stored' | 'prune'>;
  readonly builds: ImageBuilds;
  readonly instant: Pick<InstantStarts, 'sealAhead' | 'look' | 'keepTemplatesOf'>;
  readonly ndvm: Pick<Ndvm, 'stop' | 'startEarly' | 'ports'>;
  readonly onUsed: () => void;
}

export class Renewal {
  readonly #parts: RenewalParts;
  /** Built and not in use yet: it must not be taken for an old one. */
  readonly #ahead = new Set<string>();

  constructor(parts: RenewalParts) {
    this.#parts = parts;
  }

  /** Digests of images that are to be used soon. */
  get ahead(): string[] {
    return [...this.#ahead];
  }

  /** Fulfilled when the new image is in use, or turned out to be the same. The one in use goes on as it is if anything fails. */
  async renew({ role, digest, manifest: { debug } }: StoredImage, signal: AbortSignal): Promise<void> {
    const { images, builds, instant } = this.#parts;
    const built = await builds.run(role, { signal, onProgress: () => undefined }, (watch) =>
      images.buildAhead({ role, debug }, watch.onProgress, watch.signal),
    );
    if (built.digest === digest) return;
    this.#ahead.add(built.digest);
    try {
      const checked = await images.check(built);
      if (role !== 'host') await instant.sealAhead(role, checked, signal);
      signal.throwIfAborted();
      // Somebody may have put another into use meanwhile, and knew why.
      if ((await this.#inUse(role)) !== digest) return;
      await images.use(built);
    } finally {
      this.#ahead.delete(built.digest);
    }
    this.#parts.onUsed();
    instant.look();
    if (role === 'network') await this.#restartNetwork();
    await images.prune(role);
    if (role !== 'host') await instant.keepTemplatesOf(role, [built.digest, digest]);
  }

  async #inUse(role: ImageRole): Promise<string | undefined> {
    return (await this.#parts.images.stored(role)).find(({ isCurrent }) => isCurrent)?.digest;
  }

  /** Sessions keep the network machine that they have. */
  async #restartNetwork(): Promise<void> {
    const { ndvm } = this.#parts;
    if (ndvm.ports.used > 0) return;
    await ndvm.stop();
    ndvm.startEarly();
  }
}
