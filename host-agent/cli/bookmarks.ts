import type { BookmarkView, ListedBookmark } from '../api/session/bookmark.ts';
import { withAgent } from './agent.ts';
import { print, printJson, table } from './output.ts';

/** Without a profile: the bookmarks for all profiles, and then those of each. */
export async function listBookmarks(profile: string | undefined, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.list', of(profile))), json);
}

export async function addBookmark(
  wanted: { readonly url: string; readonly name?: string; readonly profile?: string },
  json: boolean,
): Promise<void> {
  show(placed(await withAgent((client) => client.call('bookmark.add', wanted)), wanted.profile), json);
}

export async function removeBookmark(url: string, profile: string | undefined, json: boolean): Promise<void> {
  show(placed(await withAgent((client) => client.call('bookmark.remove', { url, ...of(profile) })), profile), json);
}

const of = (profile: string | undefined) => (profile === undefined ? {} : { profile });

const placed = (bookmarks: readonly BookmarkView[], profile: string | undefined): ListedBookmark[] =>
  bookmarks.map((bookmark) => ({ ...bookmark, ...of(profile) }));

function show(bookmarks: readonly ListedBookmark[], json: boolean): void {
  if (json) printJson(bookmarks);
  else
    print(
      bookmarks.length === 0
        ? 'There are no bookmarks.'
        : table([
            ['NAME', 'PROFILE', 'ADDRESS'],
            ...bookmarks.map(({ name, url, profile = 'all' }) => [name, profile, url]),
          ]),
    );
}
