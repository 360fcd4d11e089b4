/** How this session's Chromium differs from the image's: written down before it starts, as policies that it cannot be talked out of. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bookmark, BrowserSettings } from '../../protocol/browser.ts';

/** Of two files that say something of the same policy, Chromium believes the one with the later name; the image's is `safe-browse.json`. */
const POLICIES = '/etc/chromium/policies/managed';
const SETTINGS_FILE = 'session-1-settings.json';
const BOOKMARKS_FILE = 'session-2-bookmarks.json';
/** Where Debian's packages of extensions put them. */
const EXTENSIONS = '/usr/share/chromium/extensions';

/** What of the settings is a policy. Pure. */
export function policiesOf({ language, policies }: BrowserSettings): Record<string, unknown> {
  return {
    ...(language !== undefined && { ForcedLanguages: [...new Set([language, language.split('-')[0] ?? language])] }),
    ...policies,
  };
}

/** What of them is on Chromium's command line. Pure. */
export function argumentsOf({ language, extensions = [] }: BrowserSettings): string[] {
  return [
    ...(language === undefined ? [] : [`--lang=${language}`]),
    ...(extensions.length === 0
      ? []
      : [`--load-extension=${extensions.map((name) => join(EXTENSIONS, name)).join(',')}`]),
  ];
}

/** What of them is in its environment. Pure. */
export function environmentOf({ language, timeZone }: BrowserSettings): Record<string, string> {
  return {
    ...(language !== undefined && { LANGUAGE: language.replace('-', '_') }),
    ...(timeZone !== undefined && { TZ: timeZone }),
  };
}

/** The bookmarks as the policies that show them. Pure. */
export function bookmarkPolicies(bookmarks: readonly Bookmark[]): Record<string, unknown> {
  return {
    BookmarkBarEnabled: bookmarks.length > 0,
    ManagedBookmarks: [{ toplevel_name: 'Safe Browse' }, ...bookmarks.map(({ name, url }) => ({ name, url }))],
  };
}

/** Throws when an extension that somebody believes in is not in the image. */
export async function writeSettings(
  settings: BrowserSettings,
  { policies = POLICIES, extensions = EXTENSIONS } = {},
): Promise<void> {
  for (const name of settings.extensions ?? []) {
    const isThere = await stat(join(extensions, name, 'manifest.json')).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isThere) throw new Error(`The image has no extension ${name}.`);
  }
  await writeFile(join(policies, SETTINGS_FILE), JSON.stringify(policiesOf(settings)));
}

export async function writeBookmarks(bookmarks: readonly Bookmark[], policies = POLICIES): Promise<void> {
  await writeFile(join(policies, BOOKMARKS_FILE), JSON.stringify(bookmarkPolicies(bookmarks)));
}
