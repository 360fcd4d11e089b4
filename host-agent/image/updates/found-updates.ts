import { z } from 'zod';
import type { ImageUpdates } from '../../api/host/image.ts';
import type { Manifest } from '../manifest.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { areAllIn, type Publication } from './package-updates.ts';

/** More than the number of packages in an image. */
const MAX_PACKAGES = 5_000;

const Text = z.string().min(1).max(256);
const Found = z.strictObject({
  checkedAt: z.iso.datetime(),
  /** Of the archives, as they were then. */
  stamp: z.string().max(64).default(''),
  /** By digest of the image. */
  images: z.record(
    z.string(),
    z
      .array(
        z.strictObject({
          name: Text,
          from: Text,
          to: Text,
          isSecurity: z.boolean(),
          /** Of a security update: not later than this. */
          publishedAt: z.iso.datetime().optional(),
        }),
      )
      .max(MAX_PACKAGES),
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

  /** `isDue`: what is found between two checks that are due leaves the time of the next one. */
  async save(images: readonly ImageUpdates[], { stamp, securityAt }: Publication, isDue: boolean): Promise<void> {
    const before = this.#found;
    const published = new Map(
      Object.values(before?.images ?? {}).flatMap((packages) =>
        packages.map(({ name, to, publishedAt }) => [`${name} ${to}`, publishedAt] as const),
      ),
    );
    const dated = (update: ImageUpdates['packages'][number]) => {
      const publishedAt = published.get(`${update.name} ${update.to}`) ?? securityAt;
      return { ...update, ...(update.isSecurity && publishedAt !== undefined && { publishedAt }) };
    };
    this.#found = {
      checkedAt: isDue || !before ? new Date().toISOString() : before.checkedAt,
      stamp,
      images: Object.fromEntries(images.map(({ digest, packages }) => [digest, packages.map(dated)])),
    };
    await writeRecord(this.#file, Found, this.#found);
    this.#onFound();
  }

  /** The time of the last check; `undefined` before the first. */
  get checkedAtMs(): number | undefined {
    return this.#found && Date.parse(this.#found.checkedAt);
  }

  /** What the archives had published at the last look. */
  get stamp(): string | undefined {
    return this.#found?.stamp;
  }

  /** When the first of the security updates of image `digest` was published; `undefined` unless an image with these packages has all of them. */
  fixedSinceMs(digest: string, packages: Manifest['packages']): number | undefined {
    const updates = (this.#found?.images[digest] ?? []).filter(({ publishedAt }) => publishedAt !== undefined);
    if (updates.length === 0 || !areAllIn(updates, packages)) return undefined;
    return Math.min(...updates.map(({ publishedAt = '' }) => Date.parse(publishedAt)));
  }

  /** The number of packages of the image that have a newer version in the archive of security updates. */
  securityOf(digest: string): number {
    return this.of(digest).filter(({ isSecurity }) => isSecurity).length;
  }

  /** Packages of the image that have a newer version. */
  of(digest: string): readonly ImageUpdates['packages'][number][] {
    return (this.#found?.images[digest] ?? []).map(({ name, from, to, isSecurity }) => ({
      name,
      from,
      to,
      isSecurity,
    }));
  }
}
