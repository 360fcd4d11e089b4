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
import { CONNECTED, has, IDENTITY, session } from './role-at-work.ts';

describe('what a profile says of Chromium', () => {
  it('is policies, arguments and environment', () => {
    const settings = {
      language: 'de-DE',
      timeZone: 'Europe/Berlin',
      extensions: ['ublock-origin', 'privacy-badger'],
      policies: { DefaultPopupsSetting: 1 },
    };
    expect(policiesOf(settings)).toEqual({ ForcedLanguages: ['de-DE', 'de'], DefaultPopupsSetting: 1 });
    expect(argumentsOf(settings)).toEqual([
      '--lang=de-DE',
      '--load-extension=/usr/share/chromium/extensions/ublock-origin,/usr/share/chromium/extensions/privacy-badger',
    ]);
    expect(environmentOf(settings)).toEqual({ LANGUAGE: 'de_DE', TZ: 'Europe/Berlin' });
  });

  it('is nothing where it says nothing', () => {
    expect([policiesOf({}), argumentsOf({}), environmentOf({})]).toEqual([{}, [], {}]);
  });
});

describe('bookmarks', () => {
  it('stand in the bar, which is not there without any', () => {
    expect(bookmarkPolicies([{ name: 'Example', url: 'https://example.org/' }])).toEqual({
      BookmarkBarEnabled: true,
      ManagedBookmarks: [{ toplevel_name: 'Safe Browse' }, { name: 'Example', url: 'https://example.org/' }],
    });
    expect(bookmarkPolicies([])).toMatchObject({ BookmarkBarEnabled: false });
  });
});

describe('before Chromium starts', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safe-browse-settings-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('policies and bookmarks are written down beside the image’s, under names that win', async () => {
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

  it('an extension has to be in the image', async () => {
    await mkdir(join(folder, 'ublock-origin'));
    await writeFile(join(folder, 'ublock-origin/manifest.json'), '{}');
    await expect(
      writeSettings({ extensions: ['ublock-origin'] }, { policies: folder, extensions: folder }),
    ).resolves.toBeUndefined();
    await expect(
      writeSettings({ extensions: ['ublock-origin', 'other'] }, { policies: folder, extensions: folder }),
    ).rejects.toThrow('The image has no extension other.');
  });

  it('all of it has been written, for a start and for a template', async () => {
    const cold = session();
    await cold.role.start();
    cold.role.onRequest({ type: 'settings', settings: { language: 'de' } });
    cold.role.onRequest(IDENTITY);
    cold.role.onRequest(CONNECTED);
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

  it('what cannot be written ends the machine', async () => {
    const { deeds, role } = session({
      writeSettings: () => Promise.reject(new Error('The image has no extension other.')),
    });
    await role.start();
    role.onRequest({ type: 'settings', settings: { extensions: ['other'] } });
    role.onRequest(IDENTITY);
    role.onRequest({ type: 'open-start-page' });
    await has(deeds, 'fail browser-window The image has no extension other.');
    expect(deeds.filter((deed) => deed.startsWith('chromium'))).toEqual([]);
  });
});
