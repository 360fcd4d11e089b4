/** A bookmark in the control API. */
import { z } from 'zod';
import { MAX_BOOKMARK_URL_BYTES } from '../../../appliance/protocol/limits.ts';
import { ProfileName } from '../configuration/profile.ts';
import { bookmarkPageUrl } from './url.ts';

/** Limit of the bookmarks for all profiles. Besides, all of them together have to fit one message. */
export const MAX_BOOKMARKS = 192;

/** Limit of the bookmarks for one profile. */
export const MAX_PROFILE_BOOKMARKS = 64;

/** A URL that may become a bookmark, in the WHATWG parser's spelling. */
export const BookmarkUrl = z.string().refine((text) => {
  const read = bookmarkPageUrl(text);
  return 'url' in read && read.url === text;
}, 'is not the URL of a page');

export const BookmarkView = z.strictObject({
  name: z.string().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(MAX_BOOKMARK_URL_BYTES),
});
export type BookmarkView = z.infer<typeof BookmarkView>;

/** A bookmark in a list of several profiles; without `profile`, all of them have it. */
export const ListedBookmark = BookmarkView.extend({ profile: ProfileName.optional() });
export type ListedBookmark = z.infer<typeof ListedBookmark>;
