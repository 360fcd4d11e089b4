import type { BookmarkTold } from '../api/bookmark.ts';
import { withAgent } from './agent.ts';
import { print, printJson, table } from './output.ts';

export async function listBookmarks(json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.list', {})), json);
}

export async function addBookmark(url: string, name: string | undefined, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.add', { url, ...(name !== undefined && { name }) })), json);
}

export async function removeBookmark(url: string, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call('bookmark.remove', { url })), json);
}

function show(bookmarks: readonly BookmarkTold[], json: boolean): void {
  if (json) printJson(bookmarks);
  else print(bookmarks.length === 0 ? 'There are no bookmarks.' : table([['NAME', 'ADDRESS'], ...bookmarks.map(({ name, url }) => [name, url])]));
}
