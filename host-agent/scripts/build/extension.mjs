// @ts-check
/** Builds the extension for browsers of the host, in one folder for each of them: from the same scripts and pages, with another manifest. Says where they look for it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';

const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);
/** @type {(browser: string) => string} */
const folderOf = (browser) => `dist/extension/${browser}`;

/** @type {readonly { entry: string, bundle: string }[]} */
export const extensionBundles = BROWSERS.flatMap((browser) =>
  ['background', 'stopped', 'popup'].map((name) => ({
    entry: `ui/extension/${name}.ts`,
    bundle: `${folderOf(browser)}/${name}.js`,
  })),
);

/** @type {import('esbuild').BuildOptions} */
export const extensionOptions = {
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome130', 'firefox142'],
  charset: 'utf8',
};

/** @type {readonly { file: string, copy: string }[]} */
export const extensionFiles = BROWSERS.flatMap((browser) => [
  ...['stopped.html', 'popup.html', 'page.css'].map((name) => ({
    file: `ui/extension/${name}`,
    copy: `${folderOf(browser)}/${name}`,
  })),
  { file: 'ui/icons/app.png', copy: `${folderOf(browser)}/icon.png` },
]);

/**
 * The files that are made of others.
 * @returns {Promise<{ copy: string, content: string }[]>}
 */
export async function extensionMade() {
  const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, undefined, 2)}\n`;
  const translated = await languages();
  return BROWSERS.flatMap((browser) => [
    { copy: `${folderOf(browser)}/manifest.json`, content: json(manifestOf(browser)) },
    ...translated.map(({ language, messages }) => ({
      copy: `${folderOf(browser)}/_locales/${language}/messages.json`,
      content: json(messages),
    })),
  ]);
}

/** The messages `extension-…` of each language, in whose names a browser allows no hyphen. */
async function languages() {
  // A set-up imports this file before there are npm packages.
  const { FluentBundle, FluentResource } = await import('@fluent/bundle');
  const texts = join(root, 'ui/texts');
  return readdirSync(texts)
    .filter((name) => name.endsWith('.ftl'))
    .map((name) => {
      const source = readFileSync(join(texts, name), 'utf8');
      const bundle = new FluentBundle(name.slice(0, 2), { useIsolating: false });
      bundle.addResource(new FluentResource(source));
      const ids = [...source.matchAll(/^(extension-[a-z-]+) =/gm)].map(([, id = '']) => id);
      /** @type {[string, { message: string }][]} */
      const entries = ids.map((id) => {
        const { value } = bundle.getMessage(id) ?? {};
        return [id.replaceAll('-', '_'), { message: value ? bundle.formatPattern(value) : '' }];
      });
      return { language: name.slice(0, 2), messages: /** @type {unknown} */ (Object.fromEntries(entries)) };
    });
}

/** @type {(name: string) => string} */
const text = (name) => `__MSG_${name.replaceAll('-', '_')}__`;

/** Only the public half of this key exists: it gives the extension the same id, by which the native messaging host knows it, in every Chromium. */
const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEArTWwlBskPkNczUblfEHvW9Qy5LMfsUhdUjalOUhzZn0vEoY35Bjy3jq/WAFwoMBbPmJCCO6YKw9l/XnKpQRNSJUBfF4GQipB8QqMuac4b0sgCGFPHZ7Zhd4nNf1aKxE/C2Fbflxe8uTHWW6Ex0nkwMruVSKh+VWcPOYrGXt8kaogu2BXvOcQVJVW73K7Icl+rjvsOLHjbyZFLD/2xIYlyhFWbuhAjb9dTbG/pdNCmMWZ7G4E8Kuzj7Nmgh+dDGMgHb41Z06rJQK0vnSFH1g3tVIOl8ox2FIbC6VLjMo3OME+0BzPO0v9Ycqx0VtCph+MWCTxhlHN95khzwf6sQkNFwIDAQAB';

const FIREFOX_ID = 'safe-browse@safebrowse.org';

/** Chromium's id for this key: the digest of the key with the letters a to p for digits. */
const chromiumId = () =>
  createHash('sha256')
    .update(Buffer.from(CHROMIUM_KEY, 'base64'))
    .digest('hex')
    .slice(0, 32)
    .replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));

/** Where Debian's browsers look for extensions that a package brings, relative to /: they need no signature of a store there. */
export const EXTENSION_FOLDERS = {
  chromium: 'usr/share/chromium/extensions/safe-browse',
  firefox: `usr/share/mozilla/extensions/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/${FIREFOX_ID}`,
};

const NATIVE_HOST = 'org.safebrowse.link';

/**
 * The files that let the extension, and nothing else in a browser, start the native messaging host, relative to /.
 * @param {string} program Its path.
 * @returns {{ browser: 'chromium' | 'chrome' | 'firefox', file: string, content: string }[]}
 */
export function nativeManifests(program) {
  const manifest = { name: NATIVE_HOST, description: 'Opens links in Safe Browse', path: program, type: 'stdio' };
  const json = (/** @type {object} */ who) => `${JSON.stringify({ ...manifest, ...who }, undefined, 2)}\n`;
  const ofChromium = json({ allowed_origins: [`chrome-extension://${chromiumId()}/`] });
  const name = `native-messaging-hosts/${NATIVE_HOST}.json`;
  return [
    { browser: 'chromium', file: `etc/chromium/${name}`, content: ofChromium },
    { browser: 'chrome', file: `etc/opt/chrome/${name}`, content: ofChromium },
    { browser: 'firefox', file: `usr/lib/mozilla/${name}`, content: json({ allowed_extensions: [FIREFOX_ID] }) },
  ];
}

/** @param {typeof BROWSERS[number]} browser */
function manifestOf(browser) {
  /** @type {unknown} */
  const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { version } = /** @type {{ version: string }} */ (facts);
  const isFirefox = browser === 'firefox';
  return {
    manifest_version: 3,
    name: 'Safe Browse',
    description: text('extension-about'),
    version,
    default_locale: 'en',
    icons: { 256: 'icon.png' },
    action: { default_title: text('extension-button'), default_popup: 'popup.html', default_icon: 'icon.png' },
    background: isFirefox
      ? { scripts: ['background.js'], type: 'module' }
      : { service_worker: 'background.js', type: 'module' },
    permissions: [
      'contextMenus',
      'nativeMessaging',
      // Turns off what connects to a site before its page is asked for.
      'privacy',
      'storage',
      ...(isFirefox ? ['webRequest', 'webRequestBlocking'] : ['declarativeNetRequestWithHostAccess']),
    ],
    host_permissions: ['http://*/*', 'https://*/*'],
    // A browser goes only to such a page from a site.
    web_accessible_resources: [{ resources: ['stopped.html'], matches: ['http://*/*', 'https://*/*'] }],
    ...(isFirefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ID,
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: CHROMIUM_KEY, minimum_chrome_version: '130' }),
  };
}
