import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  argumentsOf,
  bookmarkPolicies,
  environmentOf,
  policiesOf,
  writeBookmarks,
  writeSettings,
} from '../../../../appliance/agent/browser/settings.ts';
import { LINK_UP, IDENTITY } from '../../../contract/guest-agent.ts';
import { has, session } from './role/role-at-work.ts';

describe('the settings of a profile', () => {
  it('become policies, arguments and environment variables', () => {
    const settings = {
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      isDark: true as const,
      webgl: 'off' as const,
      extensions: ['ublock-origin', 'privacy-badger'],
      policies: { DefaultPopupsSetting: 1 },
    };
    expect(policiesOf(settings)).toEqual({ ForcedLanguages: ['de-DE', 'de'], DefaultPopupsSetting: 1 });
    expect(argumentsOf(settings)).toEqual([
      '--lang=de-DE',
      '--force-dark-mode',
      '--load-extension=/usr/share/chromium/extensions/ublock-origin,/usr/share/chromium/extensions/privacy-badger',
    ]);
    expect(environmentOf(settings)).toEqual({ LANGUAGE: 'de_DE', TZ: 'Europe/Berlin' });
  });

  it('let Chromium describe its pages to a screen reader, on the bus of the speech', () => {
    const settings = { readsAloud: true as const };
    expect(argumentsOf(settings)).toContain('--force-renderer-accessibility');
    expect(environmentOf(settings)).toMatchObject({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/speech/bus' });
  });

  it('give pages WebGL, and nothing else, when they are empty', () => {
    expect([policiesOf({}), argumentsOf({}), environmentOf({})]).toEqual([{}, ['--enable-unsafe-swiftshader'], {}]);
  });
});

describe('bookmarks', () => {
  it('are in the bookmarks bar, which is hidden without any', () => {
    expect(bookmarkPolicies([{ name: 'Example', url: 'https://example.org/' }])).toEqual({
      BookmarkBarEnabled: true,
      ManagedBookmarks: [{ toplevel_name: 'Bookmarks' }, { name: 'Example', url: 'https://example.org/' }],
    });
    expect(bookmarkPolicies([])).not.toHaveProperty('BookmarkBarEnabled');
    expect(policiesOf({ screens: 'common' })).toEqual({ BookmarkBarEnabled: true });
  });
});

describe('the files for Chromium', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safe-browse-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are written next to the image’s policies, under names that take precedence', async () => {
    await writeSettings({ language: 'de' }, { policies: folder, extensions: folder });
    await writeBookmarks([], folder);
    expect(JSON.parse(await readFile(join(folder, 'session-1-settings.json'), 'utf8'))).toEqual({
      ForcedLanguages: ['de'],
    });
    expect(['session-2-bookmarks.json', 'safe-browse.json', 'session-1-settings.json'].sort()).toEqual([
      'safe-browse.json',
      'session-1-settings.json',
      'session-2-bookmarks.json',
    ]);
  });

  it('refuse an extension that is not in the image', async () => {
    await mkdir(join(folder, 'ublock-origin'));
    await writeFile(join(folder, 'ublock-origin/manifest.json'), '{}');
    await expect(
      writeSettings({ extensions: ['ublock-origin'] }, { policies: folder, extensions: folder }),
    ).resolves.toBeUndefined();
    await expect(
      writeSettings({ extensions: ['ublock-origin', 'other'] }, { policies: folder, extensions: folder }),
    ).rejects.toThrow('The image has no extension other.');
  });

  it('are complete before Chromium starts, in a session and in a template', async () => {
    const cold = session();
    await cold.role.start();
    cold.role.onRequest({ type: 'settings', settings: { language: 'de' } });
    cold.role.onRequest(IDENTITY);
    cold.role.onRequest(LINK_UP);
    cold.role.onRequest({ type: 'bookmarks', bookmarks: [{ name: 'Example', url: 'https://example.org/' }] });
    cold.role.onRequest({ type: 'browse', url: 'https://example.org/' });
    await has(cold.deeds, 'chromium https://example.org/ in de');
    expect(cold.deeds.filter((deed) => /^(settings|bookmarks|chromium)/.test(deed))).toEqual([
      'settings {"language":"de"}',
      'bookmarks Example',
      'chromium https://example.org/ in de',
    ]);
    const sealed = session();
    await sealed.role.start();
    sealed.role.onRequest({ type: 'settings', settings: { language: 'de' } });
    sealed.role.onRequest({ type: 'prepare-seal', level: 'browser' });
    await has(sealed.deeds, 'chromium chrome://newtab/ in de');
  });

  it('end the VM when they cannot be written', async () => {
    const { deeds, role } = session({
      files: { writeSettings: () => Promise.reject(new Error('The image has no extension other.')) },
    });
    await role.start();
    role.onRequest({ type: 'settings', settings: { extensions: ['other'] } });
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'open-start-page' });
    await has(deeds, 'fail browser-window The image has no extension other.');
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });
});
