import type { TakenFile } from '../api/downloads.ts';

/** The downloads of one session that were saved on the host. Known until the host agent ends. */
export class SavedDownloads {
  /** Paths on the host, by the guest's file number. */
  readonly #paths = new Map<number, string>();

  add({ file, path }: Pick<TakenFile, 'file' | 'path'>): void {
    this.#paths.set(file, path);
  }

  pathOf(file: number): string | undefined {
    return this.#paths.get(file);
  }

  /** How many of these downloads were saved. */
  countIn(listed: readonly { readonly file: number }[]): number {
    return listed.filter(({ file }) => this.#paths.has(file)).length;
  }
}
