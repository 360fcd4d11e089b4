/** Writes the settings of this session's Chromium before it starts, as managed policies, which a page or the person cannot change. */
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bookmark, BrowserSettings } from '../../protocol/browser.ts';
import { KEY_LOG } from './key-log.ts';
import { READ_ALOUD_ENVIRONMENT } from './speech/programs.ts';

/** If two files set the same policy, the file with the later name wins. The image's file is `safe-browse.json`. */
const POLICIES = '/etc/chromium/policies/managed';
const SETTINGS_FILE = 'session-1-settings.json';
const BOOKMARKS_FILE = 'session-2-bookmarks.json';
/** Where Debian's packages install extensions. */
const EXTENSIONS = '/usr/share/chromium/extensions';

/** The policies among the settings. Pure. */
export function policiesOf({
  language,
  screens,
  isDriven,
  logsTlsKeys,
  policies,
}: BrowserSettings): Record<string, unknown> {
  return {
    // It takes its height from the pages of those who have bookmarks.
    ...(screens === 'common' && { BookmarkBarEnabled: true }),
    ...(language !== undefined && { ForcedLanguages: [...new Set([language, language.split('-')[0] ?? language])] }),
    // Chromium would show a bar over each page that speaks of a flag or a variable, which changes its size.
    ...((isDriven ?? logsTlsKeys) && { CommandLineFlagSecurityWarningsEnabled: false }),
    ...policies,
  };
}

/** The settings on Chromium's command line. Pure. */
export function argumentsOf({
  language,
  isDark,
  webgl,
  readsAloud,
  isDriven,
  extensions = [],
}: BrowserSettings): string[] {
  return [
    ...(language === undefined ? [] : [`--lang=${language}`]),
    // Of Chromium's own windows, and what pages learn as the person's preference. It does not change pages that are only light.
    ...(isDark ? ['--force-dark-mode'] : []),
    // WebGL without a GPU: SwiftShader compiles what a page draws in Chromium's GPU process. Chromium calls that unsafe, since the process is less confined
    // than a page's. Here the VM confines both.
    ...(webgl === 'off' ? [] : ['--enable-unsafe-swiftshader']),
    // Chromium then describes its pages from the start, and not only once it has seen a screen reader.
    ...(readsAloud ? ['--force-renderer-accessibility'] : []),
    // The only way in: no port of the network exists that a page could reach. Chromium tells pages of this flag (`navigator.webdriver`), unless it is told not to.
    ...(isDriven ? ['--remote-debugging-pipe', '--disable-blink-features=AutomationControlled'] : []),
    ...(extensions.length === 0
      ? []
      : [`--load-extension=${extensions.map((name) => join(EXTENSIONS, name)).join(',')}`]),
  ];
}

/** The settings in Chromium's environment. Pure. */
export function environmentOf({
  language,
  timeZone,
  readsAloud,
  logsTlsKeys,
}: BrowserSettings): Record<string, string> {
  return {
    ...(language !== undefined && { LANGUAGE: language.replace('-', '_') }),
    ...(timeZone !== undefined && { TZ: timeZone }),
    ...(readsAloud && READ_ALOUD_ENVIRONMENT),
    ...(logsTlsKeys && { SSLKEYLOGFILE: KEY_LOG }),
  };
}

/** The bookmarks as the policies that show them. Pure. */
export function bookmarkPolicies(bookmarks: readonly Bookmark[]): Record<string, unknown> {
  return {
    ...(bookmarks.length > 0 && { BookmarkBarEnabled: true }),
    ManagedBookmarks: [{ toplevel_name: 'Bookmarks' }, ...bookmarks.map(({ name, url }) => ({ name, url }))],
  };
}

/** Throws if an extension is not in the image: the person relies on it. */
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
