import type { Bookmark } from '../../appliance/protocol/browser.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { SessionDeps } from './session-deps.ts';

/** The bookmarks of the profile, then those of all profiles. A file that cannot be read is no reason not to browse. */
export async function bookmarksFor(
  { bookmarks, log }: Pick<SessionDeps, 'bookmarks' | 'log'>,
  profile: Profile,
): Promise<readonly Bookmark[]> {
  const ofAllProfiles = await bookmarks?.().catch((error: unknown) => {
    log.warn({ reason: String(error) }, 'the bookmarks could not be read');
    return [];
  });
  return [...profile.bookmarks, ...(ofAllProfiles ?? [])];
}
