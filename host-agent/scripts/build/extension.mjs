// @ts-check
/**
 * Builds the extension for browsers of the host, in one folder for each of them: from the same scripts and pages, with another manifest. That of Thunderbird
 * has a script for itself, and no page. Says where these programs look for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../checkout.mjs';
import { crx, extensionId } from './crx.mjs';
import { zip } from './zip.mjs';

const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);
const MAIL = 'thunderbird';
const PROGRAMS = [...BROWSERS, MAIL];
/** @type {(program: string) => string} */
const folderOf = (program) => `dist/extension/${program}`;

/** @type {readonly { entry: string, bundle: string }[]} */
export const extensionBundles = PROGRAMS.flatMap((program) =>
  (program === MAIL ? ['mail'] : ['background', 'stopped', 'popup']).map((name) => ({
    entry: `ui/extension/${name}.ts`,
    bundle: `${folderOf(program)}/${name}.js`,
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
export const extensionFiles = PROGRAMS.flatMap((program) => [
  ...(program === MAIL ? [] : ['stopped.html', 'popup.html', 'page.css']).map((name) => ({
    file: `ui/extension/${name}`,
    copy: `${folderOf(program)}/${name}`,
  })),
  { file: 'ui/icons/app.png', copy: `${folderOf(program)}/icon.png` },
]);

/**
 * The files that are made of others.
 * @returns {Promise<{ copy: string, content: string }[]>}
 */
export async function extensionMade() {
  const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, undefined, 2)}\n`;
  const translated = await languages();
  return PROGRAMS.flatMap((program) => [
    { copy: `${folderOf(program)}/manifest.json`, content: json(manifestOf(program)) },
    ...translated.map(({ language, messages }) => ({
      copy: `${folderOf(program)}/_locales/${language}/messages.json`,
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
      const bundle = new FluentBundle(name.slice(0, -'.ftl'.length), { useIsolating: false });
      bundle.addResource(new FluentResource(source));
      const ids = [...source.matchAll(/^(extension-[a-z-]+) =/gm)].map(([, id = '']) => id);
      /** @type {[string, { message: string }][]} */
      const entries = ids.map((id) => {
        const { value } = bundle.getMessage(id) ?? {};
        return [id.replaceAll('-', '_'), { message: value ? bundle.formatPattern(value) : '' }];
      });
      // Browsers write zh_CN.
      return {
        language: name.slice(0, -'.ftl'.length).replace('-', '_'),
        messages: /** @type {unknown} */ (Object.fromEntries(entries)),
      };
    });
}

const PAGES = ['http://*/*', 'https://*/*'];

/** @type {(name: string) => string} */
const text = (name) => `__MSG_${name.replaceAll('-', '_')}__`;

/**
 * No secret: Chromium wants a signature, by whose key it names the extension, and trusts the policy and the file because they are root's. Who has the key
 * can make another extension of that id, which a person would have to install, and which could open five sessions a minute.
 */
const chromiumKey = () => readFileSync(join(root, 'ui/extension/package-key.pem'), 'utf8');

/**
 * What the build made for this program.
 * @param {string} program
 */
function filesOf(program) {
  const folder = join(root, folderOf(program));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ name: path.slice(folder.length + 1), content: readFileSync(path) }));
}

const FIREFOX_ID = 'safe-browse@safebrowse.org';
/** The native messaging host knows it too (`host-agent/api/host/browser-link.ts`). */
const THUNDERBIRD_ID = 'safe-browse-mail@safebrowse.org';

/** Of programs of Mozilla, by their own names, relative to /. */
const MOZILLA_FOLDER = 'usr/share/mozilla/extensions';
const FIREFOX_FILE = `${MOZILLA_FOLDER}/{ec8030f7-c20a-464f-9b0e-13a3a9e97384}/${FIREFOX_ID}.xpi`;
const THUNDERBIRD_FILE = `${MOZILLA_FOLDER}/{3550f703-e582-4d05-9a08-453d09bdfdc6}/${THUNDERBIRD_ID}.xpi`;

/**
 * The file for Debian's Firefox, relative to /. It needs no signature of a store there. In a folder, the extension would start again seconds after Firefox,
 * if the folder and its manifest have not the same time: its page, shown at once, would stay empty.
 * @returns {{ file: string, content: Buffer }}
 */
export const firefoxFile = () => ({ file: FIREFOX_FILE, content: zip(filesOf('firefox')) });

/**
 * The file for Debian's Thunderbird, relative to /, for which the same is true.
 * @returns {{ file: string, content: Buffer }}
 */
export const thunderbirdFile = () => ({ file: THUNDERBIRD_FILE, content: zip(filesOf(MAIL)) });

/** For Chromium, relative to /. */
const CHROMIUM_FOLDER = 'usr/share/chromium/safe-browse';
const CHROMIUM_POLICY = 'etc/chromium/policies/managed/safe-browse.json';

/**
 * The files for Debian's Chromium, relative to /. A policy brings the extension. Only one that a policy forces may hold back the page with which
 * Chromium starts. Where Debian's start script loads it from a folder, it comes when Chromium has asked for that page already.
 * @returns {({ file: string, content: Buffer | string } | { file: string, link: string })[]}
 */
export function chromiumFiles() {
  const key = chromiumKey();
  const update_url = `file:///${CHROMIUM_FOLDER}/updates.xml`;
  const policy = { ExtensionSettings: { [extensionId(key)]: { installation_mode: 'force_installed', update_url } } };
  return [
    { file: `${CHROMIUM_FOLDER}/extension.crx`, content: crx(filesOf('chromium'), key) },
    {
      file: `${CHROMIUM_FOLDER}/updates.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${extensionId(key)}">
    <updatecheck codebase="file:///${CHROMIUM_FOLDER}/extension.crx" version="${version()}"/>
  </app>
</gupdate>
`,
    },
    { file: `${CHROMIUM_FOLDER}/policy.json`, content: `${JSON.stringify(policy, undefined, 2)}\n` },
    // A link, because dpkg leaves a file in /etc when the package is removed, and Chromium would keep the extension.
    { file: CHROMIUM_POLICY, link: `../../../../${CHROMIUM_FOLDER}/policy.json` },
  ];
}

const NATIVE_HOST = 'org.safebrowse.link';

/**
 * The files that let the extension, and nothing else in a browser, start the native messaging host, relative to /. Thunderbird reads that of Firefox.
 * @param {string} program Its path.
 * @returns {{ browser: 'chromium' | 'chrome' | 'firefox', file: string, content: string }[]}
 */
export function nativeManifests(program) {
  const manifest = { name: NATIVE_HOST, description: 'Opens links in Safe Browse', path: program, type: 'stdio' };
  const json = (/** @type {object} */ who) => `${JSON.stringify({ ...manifest, ...who }, undefined, 2)}\n`;
  const ofChromium = json({ allowed_origins: [`chrome-extension://${extensionId(chromiumKey())}/`] });
  const name = `native-messaging-hosts/${NATIVE_HOST}.json`;
  return [
    { browser: 'chromium', file: `etc/chromium/${name}`, content: ofChromium },
    { browser: 'chrome', file: `etc/opt/chrome/${name}`, content: ofChromium },
    {
      browser: 'firefox',
      file: `usr/lib/mozilla/${name}`,
      content: json({ allowed_extensions: [FIREFOX_ID, THUNDERBIRD_ID] }),
    },
  ];
}

/** By which each program has the extension and may start the native messaging host, relative to /. */
export const extensionPlaces = () => [
  ...[FIREFOX_FILE, THUNDERBIRD_FILE, CHROMIUM_POLICY],
  ...nativeManifests('').map(({ file }) => file),
];

function version() {
  /** @type {unknown} */
  const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return /** @type {{ version: string }} */ (facts).version;
}

/** @param {string} about */
const everyManifest = (about) => ({
  manifest_version: 3,
  name: 'Safe Browse',
  description: text(about),
  version: version(),
  default_locale: 'en',
  icons: { 256: 'icon.png' },
});

/**
 * Of a program of Mozilla.
 * @param {string} id
 * @param {string} strict_min_version
 */
const geckoSettings = (id, strict_min_version) => ({
  browser_specific_settings: {
    gecko: { id, strict_min_version, data_collection_permissions: { required: ['none'] } },
  },
});

/** @param {typeof PROGRAMS[number]} program */
function manifestOf(program) {
  const isFirefox = program === 'firefox';
  if (program === MAIL)
    return {
      ...everyManifest('extension-mail-about'),
      background: { scripts: ['mail.js'], type: 'module' },
      // The mail whose attachment is opened is read by this permission.
      permissions: ['menus', 'messagesRead', 'nativeMessaging', 'notifications'],
      ...geckoSettings(THUNDERBIRD_ID, '142.0'),
    };
  return {
    ...everyManifest('extension-about'),
    action: { default_title: text('extension-button'), default_popup: 'popup.html', default_icon: 'icon.png' },
    // The button's, for hands that stay on the keyboard.
    commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+O' } } },
    background: isFirefox
      ? { scripts: ['background.js'], type: 'module' }
      : { service_worker: 'background.js', type: 'module' },
    permissions: [
      'contextMenus',
      'nativeMessaging',
      // Turns off what connects to a site before its page is asked for.
      'privacy',
      'storage',
      'webRequest',
      'webRequestBlocking',
      ...(isFirefox ? [] : ['declarativeNetRequestWithHostAccess']),
    ],
    host_permissions: PAGES,
    // A browser goes only to such a page from a site.
    web_accessible_resources: [{ resources: ['stopped.html'], matches: PAGES }],
    ...(isFirefox ? geckoSettings(FIREFOX_ID, '142.0') : { minimum_chrome_version: '130' }),
  };
}
