import type { BookmarkView } from '../api/session/bookmark.ts';
import { withAgent } from './agent.ts';
import { print, printJson, table } from './output.ts';

export async function listBookmarks(profile: string | undefined, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.list', of(profile))), json);
}

export async function addBookmark(
  wanted: { readonly url: string; readonly name?: string; readonly profile?: string },
  json: boolean,
): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.add', wanted)), json);
}

export async function removeBookmark(url: string, profile: string | undefined, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.remove', { url, ...of(profile) })), json);
}

const of = (profile: string | undefined) => (profile === undefined ? {} : { profile });

function show(bookmarks: readonly BookmarkView[], json: boolean): void {
  if (json) printJson(bookmarks);
  else
    print(
      bookmarks.length === 0
        ? 'There are no bookmarks.'
        : table([['NAME', 'ADDRESS'], ...bookmarks.map(({ name, url }) => [name, url])]),
    );
}
