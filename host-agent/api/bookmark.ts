/** A bookmark in the control API. */
import { z } from 'zod';

/** Limit of the bookmarks for all profiles: the guest channel has room for this many. */
export const MAX_BOOKMARKS = 192;

/** Limit of the bookmarks for one profile. */
export const MAX_PROFILE_BOOKMARKS = 64;

export const BookmarkView = z.strictObject({
  name: z.string().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(2048),
});
export type BookmarkView = z.infer<typeof BookmarkView>;
