import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
    const { browser_specific_settings: settings } = read('dist/extension/firefox/manifest.json') as {
      readonly browser_specific_settings: { readonly gecko: { readonly id: string } };
    };
    expect(firefox).toContain(`"${settings.gecko.id}"`);
  });

  it('asks each browser only for what it needs there', () => {
    const permissionsIn = (browser: string) =>
      (read(`dist/extension/${browser}/manifest.json`) as { readonly permissions: readonly string[] }).permissions;
    expect(permissionsIn('firefox')).not.toContain('declarativeNetRequestWithHostAccess');
    expect([...permissionsIn('chromium')].sort()).toEqual(
      [...permissionsIn('firefox'), 'declarativeNetRequestWithHostAccess'].sort(),
    );
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
