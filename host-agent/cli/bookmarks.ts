import type { BookmarkView } from '../api/session/bookmark.ts';
import { withAgent } from './agent.ts';
import { print, printJson, table } from './output.ts';

/** `profile`: absent for those of all profiles at once. */
interface Listed extends BookmarkView {
  readonly profile?: string;
}

/** Without a profile: the bookmarks for all profiles, and then those of each. */
export async function listBookmarks(profile: string | undefined, json: boolean): Promise<void> {
  const listed = await withAgent(async (client) => {
    const names = profile === undefined ? (await client.call('profile.list', {})).map(({ name }) => name) : [];
    const lists = await Promise.all(
      [profile, ...names].map(async (name) => placed(await client.call('bookmark.list', of(name)), name)),
    );
    return lists.flat();
  });
  show(listed, json);
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

const placed = (bookmarks: readonly BookmarkView[], profile: string | undefined): Listed[] =>
  bookmarks.map((bookmark) => ({ ...bookmark, ...of(profile) }));

function show(bookmarks: readonly Listed[], json: boolean): void {
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
