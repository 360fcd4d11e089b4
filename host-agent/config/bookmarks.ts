/** The bookmarks of all profiles. The host agent stores them, since a session keeps nothing. */
import { z } from 'zod';
import { Bookmark } from '../../appliance/protocol/browser.ts';
import { fitsOneLine, MAX_LIST_BYTES } from '../../appliance/protocol/limits.ts';
import { Failure } from '../api/errors/failure.ts';
import { MAX_BOOKMARKS } from '../api/session/bookmark.ts';
import { Turns } from '../process/turns.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';

const Stored = z.strictObject({ schema: z.literal(1), bookmarks: z.array(Bookmark).max(MAX_BOOKMARKS) });

/** The list with the page added, or renamed in its place; at most `most`, and not more than a session can show. Throws `Failure` bookmarks-full, bookmarks-too-large. */
export function withBookmark(kept: readonly Bookmark[], bookmark: Bookmark, most: number): Bookmark[] {
  const isKept = kept.some(({ url }) => url === bookmark.url);
  if (!isKept && kept.length >= most) throw new Failure('bookmarks-full', { limit: most });
  const list = isKept ? kept.map((one) => (one.url === bookmark.url ? bookmark : one)) : [...kept, bookmark];
  if (!fitsOneLine(list)) throw new Failure('bookmarks-too-large', { kibibytes: MAX_LIST_BYTES / 1024 });
  return list;
}

/** The list without the page. Throws `Failure` bookmark-not-found. */
export function withoutBookmark(kept: readonly Bookmark[], url: string): Bookmark[] {
  const others = kept.filter((bookmark) => bookmark.url !== url);
  if (others.length === kept.length) throw new Failure('bookmark-not-found');
  return others;
}

export class Bookmarks {
  readonly #path: string;
  readonly #changes = new Turns();

  constructor(path: string) {
    this.#path = path;
  }

  /** In the order in which they were added. Throws `Failure` bookmarks-unreadable. */
  async list(): Promise<Bookmark[]> {
    const text = await readTextIfThere(this.#path);
    if (text === undefined) return [];
    try {
      return Stored.parse(JSON.parse(text)).bookmarks;
    } catch (error) {
      throw new Failure('bookmarks-unreadable', { path: this.#path }, { cause: error });
    }
  }

  /** Adds the page, or renames it if it is in the list. Answers with all bookmarks. */
  add(bookmark: Bookmark): Promise<Bookmark[]> {
    return this.#change((kept) => withBookmark(kept, bookmark, MAX_BOOKMARKS));
  }

  /** Throws `Failure` bookmark-not-found. */
  remove(url: string): Promise<Bookmark[]> {
    return this.#change((kept) => withoutBookmark(kept, url));
  }

  /** One change at a time: each builds on the file that the previous one wrote. */
  #change(change: (kept: Bookmark[]) => Bookmark[]): Promise<Bookmark[]> {
    return this.#changes.take(async () => {
      const bookmarks = change(await this.list());
      await writeFileAtomically(this.#path, `${JSON.stringify({ schema: 1, bookmarks }, null, 2)}\n`);
      return bookmarks;
    });
  }
}
