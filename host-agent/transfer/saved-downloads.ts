import { z } from 'zod';
import type { TakenFile } from '../api/session/downloads.ts';

/** More are forgotten, the oldest first: a record is bounded. */
const MOST_SAVED = 1_000;

/** What the next host agent needs to know: paths on the host, by the guest's file number. */
export const SavedDownloadsRecord = z
  .array(z.strictObject({ file: z.int().min(1), path: z.string().max(4096) }))
  .max(MOST_SAVED);
export type SavedDownloadsRecord = z.infer<typeof SavedDownloadsRecord>;

/** The downloads of one session that were saved on the host. */
export class SavedDownloads {
  /** Paths on the host, by the guest's file number. */
  readonly #paths = new Map<number, string>();

  add({ file, path }: Pick<TakenFile, 'file' | 'path'>): void {
    this.#paths.delete(file);
    this.#paths.set(file, path);
    for (const oldest of this.#paths.keys()) {
      if (this.#paths.size <= MOST_SAVED) break;
      this.#paths.delete(oldest);
    }
  }

  /** Takes over what an earlier host agent saved. */
  restore(record: SavedDownloadsRecord): void {
    for (const saved of record) this.add(saved);
  }

  get record(): SavedDownloadsRecord {
    return [...this.#paths].map(([file, path]) => ({ file, path }));
  }

  pathOf(file: number): string | undefined {
    return this.#paths.get(file);
  }

  /** How many of these downloads were saved. */
  countIn(listed: readonly { readonly file: number }[]): number {
    return listed.filter(({ file }) => this.#paths.has(file)).length;
  }
}
