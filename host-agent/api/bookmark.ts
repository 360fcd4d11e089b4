/** What the desktop wire says of a page that the person keeps. */
import { z } from 'zod';

/** Of all profiles; the guest wire has room for so many. */
export const MAX_BOOKMARKS = 192;

/** Of one profile. */
export const MAX_PROFILE_BOOKMARKS = 64;

export const BookmarkTold = z.strictObject({
  name: z.string().min(1).max(200),
  url: z.url({ protocol: /^https?$/ }).max(2048),
});
export type BookmarkTold = z.infer<typeof BookmarkTold>;
