import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAIL_EXTENSION } from '../../../../host-agent/api/host/browser-link.ts';
import { extensionMade, nativeManifests } from '../../../../host-agent/scripts/build/extension.mjs';
import { root } from '../../../../host-agent/scripts/checkout.mjs';
import { LANGUAGES } from '../../../../ui/texts/languages.ts';

const made = await extensionMade();
const read = (file: string): unknown => JSON.parse(made.find(({ copy }) => copy === file)?.content ?? 'null');
const sources = readdirSync(join(root, 'ui/extension'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'ui/extension', name), 'utf8'))
  .join('\n');

describe('the extension', () => {
  it('may start the native messaging host in each browser, by the name that it uses', () => {
    const manifests = nativeManifests('/program');
    for (const { file, content } of manifests) {
      const { name, path } = JSON.parse(content) as { readonly name: string; readonly path: string };
      expect([path, file.endsWith(`/${name}.json`)]).toEqual(['/program', true]);
      expect(sources).toContain(`'${name}'`);
    }
    const [chromium = '', chrome = '', firefox = ''] = manifests.map(({ content }) => content);
    expect(chrome).toBe(chromium);
    expect(chromium).toMatch(/"chrome-extension:\/\/[a-p]{32}\/"/);
    const idIn = (program: string) =>
      (
        read(`dist/extension/${program}/manifest.json`) as {
          readonly browser_specific_settings: { readonly gecko: { readonly id: string } };
        }
      ).browser_specific_settings.gecko.id;
    expect(JSON.parse(firefox)).toMatchObject({ allowed_extensions: [idIn('firefox'), idIn('thunderbird')] });
    // By which the native messaging host tells them apart.
    expect([idIn('thunderbird'), idIn('firefox') === MAIL_EXTENSION]).toEqual([MAIL_EXTENSION, false]);
  });

  it('asks each browser only for what it needs there', () => {
    const permissionsIn = (browser: string) =>
      (read(`dist/extension/${browser}/manifest.json`) as { readonly permissions: readonly string[] }).permissions;
    expect(permissionsIn('firefox')).not.toContain('declarativeNetRequestWithHostAccess');
    expect([...permissionsIn('chromium')].sort()).toEqual(
      [...permissionsIn('firefox'), 'declarativeNetRequestWithHostAccess'].sort(),
    );
    expect(permissionsIn('thunderbird')).toEqual(['menus', 'messagesRead', 'nativeMessaging', 'notifications']);
    for (const part of ['host_permissions', 'web_accessible_resources', 'action'])
      expect(read('dist/extension/thunderbird/manifest.json')).not.toHaveProperty(part);
  });

  it.each(LANGUAGES)('has each text that it shows in %s', (language) => {
    const messages = read(`dist/extension/chromium/_locales/${language.replace('-', '_')}/messages.json`) as Record<
      string,
      { readonly message: string }
    >;
    const shown = [...sources.matchAll(/'(extension-[a-z-]+)'/g)].map(([, name = '']) => name);
    expect(shown.length).toBeGreaterThan(8);
    for (const name of shown) expect(messages[name.replaceAll('-', '_')]?.message, name).toMatch(/\p{L}/u);
  });
});
