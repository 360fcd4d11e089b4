import { z } from 'zod';
import type { ImageUpdates } from '../../api/host/image.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';

/** More than the number of packages in an image. */
const MAX_PACKAGES = 5_000;

const Text = z.string().min(1).max(256);
const Found = z.strictObject({
  checkedAt: z.iso.datetime(),
  /** By digest of the image. */
  images: z.record(
    z.string(),
    z.array(z.strictObject({ name: Text, from: Text, to: Text, isSecurity: z.boolean() })).max(MAX_PACKAGES),
  ),
});
type Found = z.infer<typeof Found>;

/** The result of the last check for updates, which survives the host agent. */
export class FoundUpdates {
  readonly #file: string;
  #found: Found | undefined;
  #onFound: () => void = () => undefined;

  constructor(file: string) {
    this.#file = file;
  }

  /** Calls `listener` after each later check. */
  onFound(listener: () => void): void {
    this.#onFound = listener;
  }

  async load(): Promise<void> {
    this.#found = await readRecord(this.#file, Found).catch(() => undefined);
  }

  async save(images: readonly ImageUpdates[]): Promise<void> {
    this.#found = {
      checkedAt: new Date().toISOString(),
      images: Object.fromEntries(images.map(({ digest, packages }) => [digest, packages])),
    };
    await writeRecord(this.#file, Found, this.#found);
    this.#onFound();
  }

  /** The time of the last check; `undefined` before the first. */
  get checkedAtMs(): number | undefined {
    return this.#found && Date.parse(this.#found.checkedAt);
  }

  /** The number of packages of the image that have a newer version in the archive of security updates. */
  securityOf(digest: string): number {
    return this.of(digest).filter(({ isSecurity }) => isSecurity).length;
  }

  /** Packages of the image that have a newer version. */
  of(digest: string): readonly ImageUpdates['packages'][number][] {
    return this.#found?.images[digest] ?? [];
  }
}
