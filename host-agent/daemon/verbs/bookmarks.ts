/** Verbs on bookmarks: those of all profiles are in their own file, those of one profile in the configuration. */
import {
  type ConfigurationChanges,
  type ConfigurationProblem,
  describeProblems,
} from '../../api/configuration/configuration.ts';
import { Failure } from '../../api/errors/failure.ts';
import { type BookmarkView, type ListedBookmark, MAX_PROFILE_BOOKMARKS } from '../../api/session/bookmark.ts';
import { type Bookmarks, withBookmark, withoutBookmark } from '../../config/bookmarks.ts';
import { profileSummaries } from '../../config/profile/profile-summaries.ts';
import type { Config } from '../../config/schema.ts';
import { bookmarkUrl } from '../../config/url.ts';
import { Turns } from '../../process/turns.ts';
import { bookmarksFor } from '../../session/bookmarks.ts';
import { chosenProfile, settingsOf } from '../../session/profile.ts';
import type { Sessions } from '../../session/sessions.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import { parseUrl } from '../../../appliance/protocol/parse-url.ts';

export interface BookmarkVerbsOptions {
  readonly bookmarks: Bookmarks;
  readonly sessions: Sessions;
  readonly config: () => Config;
  readonly change: (changes: ConfigurationChanges) => Promise<readonly ConfigurationProblem[]>;
}

type BookmarkVerbs = Pick<Verbs, 'bookmark.list' | 'bookmark.add' | 'bookmark.remove'>;

export function bookmarkVerbs({ bookmarks, sessions, config, change }: BookmarkVerbsOptions): BookmarkVerbs {
  const changes = new Turns();
  const changeProfile = (
    name: string,
    changed: (kept: readonly BookmarkView[]) => BookmarkView[],
  ): Promise<BookmarkView[]> =>
    changes.take(async () => {
      const value = changed(chosenProfile(config(), name).settings.bookmarks);
      const problems = await change([{ path: ['profile', name, 'bookmarks'], value }]);
      if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
      return value;
    });
  /** Updates the bookmarks bar of sessions that run, which takes some seconds. */
  const show = async (profile: string | undefined): Promise<void> => {
    for (const session of sessions.all) {
      if (session.state !== 'browsing' || (profile !== undefined && profile !== session.profile.name)) continue;
      const settings = settingsOf(config(), session.profile.name) ?? session.profile.settings;
      session.guest.showBookmarks(await bookmarksFor(sessions.deps, settings));
    }
  };
  const shown = async (profile: string | undefined, kept: Promise<BookmarkView[]>): Promise<BookmarkView[]> => {
    const list = await kept;
    await show(profile);
    return list;
  };
  return {
    'bookmark.list': async ({ profile }) => {
      const of = (name: string): ListedBookmark[] =>
        chosenProfile(config(), name).settings.bookmarks.map((bookmark) => ({ ...bookmark, profile: name }));
      if (profile !== undefined) return of(profile);
      return [...(await bookmarks.list()), ...profileSummaries(config()).flatMap(({ name }) => of(name))];
    },
    'bookmark.add': async ({ url, name, profile }) => {
      const page = bookmarkUrl(url);
      const bookmark = { name: name ?? page.slice(0, 200), url: page };
      return shown(
        profile,
        profile === undefined
          ? bookmarks.add(bookmark)
          : changeProfile(profile, (kept) => withBookmark(kept, bookmark, MAX_PROFILE_BOOKMARKS)),
      );
    },
    'bookmark.remove': async ({ url, profile }) => {
      const page = parseUrl(url)?.href ?? url;
      return shown(
        profile,
        profile === undefined ? bookmarks.remove(page) : changeProfile(profile, (kept) => withoutBookmark(kept, page)),
      );
    },
  };
}
