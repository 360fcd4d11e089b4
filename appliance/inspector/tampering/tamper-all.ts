/** Tries every tampering, one after another. */
import { access } from 'node:fs/promises';
import type { TamperingResult } from '../../protocol/inspection.ts';
import { messageOf } from '../../protocol/message-of.ts';
import { VM_TAMPERINGS } from './vm.ts';
import { browserShell, inFile, MARK, type Tampering } from './tampering.ts';
import { SYSTEM_TAMPERINGS } from './system.ts';

// Changes that a page could make after it took over the browser, as the browser's account.

const HOME = '/home/chromium';
const PROFILE = `${HOME}/.config/chromium/Default`;
const tamper = inFile(browserShell);

export const BROWSER_TAMPERINGS: readonly Tampering[] = [
  tamper('preferences', 'profile: preferences', `${PROFILE}/Preferences`),
  tamper('local-state', 'profile: state of all profiles', `${HOME}/.config/chromium/Local State`),
  tamper('cookies', 'profile: cookies', `${PROFILE}/Cookies`),
  tamper('history', 'profile: history', `${PROFILE}/History`),
  tamper('bookmarks', 'profile: bookmarks', `${PROFILE}/Bookmarks`),
  tamper('logins', 'profile: stored passwords', `${PROFILE}/Login Data`),
  tamper('web-data', 'profile: autofill', `${PROFILE}/Web Data`),
  tamper('extension', 'an extension', `${PROFILE}/Extensions/aaaabbbbccccddddeeeeffffgggghhhh/1.0_0/manifest.json`),
  tamper('service-worker', 'a service worker', `${PROFILE}/Service Worker/Database/000003.log`),
  tamper('local-storage', 'local storage of sites', `${PROFILE}/Local Storage/leveldb/000003.log`),
  tamper('indexed-db', 'databases of sites', `${PROFILE}/IndexedDB/https_example.org_0.indexeddb.leveldb/000003.log`),
  tamper('cache', 'cache', `${HOME}/.cache/chromium/Default/Cache/Cache_Data/index`),
  tamper('site-permission', 'permissions of sites', `${PROFILE}/Secure Preferences`),
  tamper('transport-security', 'transport security of sites', `${PROFILE}/TransportSecurity`),
  tamper('open-tabs', 'tabs to open again', `${PROFILE}/Sessions/Session_1`),
  tamper('second-profile', 'a second profile', `${HOME}/.config/chromium/Profile 1/Preferences`),
  tamper('download', 'a download', `${HOME}/Downloads/invoice.pdf.desktop`),
  tamper('flags', 'the account’s flags of Chromium', `${HOME}/.config/chromium-flags.conf`),
  tamper('autostart', 'a program to start with the desktop', `${HOME}/.config/autostart/tampered.desktop`),
  tamper('window-manager', 'the window manager’s settings', `${HOME}/.config/openbox/rc.xml`),
  tamper('profile-script', 'a script for shells', `${HOME}/.profile`),
  tamper('x-session', 'a script for the X session', `${HOME}/.xsession`),
  tamper('x-resources', 'settings of X programs', `${HOME}/.Xresources`),
  tamper(
    'home-program',
    'a program in the home',
    `${HOME}/.local/bin/chromium`,
    `busybox mkdir -p ${HOME}/.local/bin; busybox cp /bin/busybox "$f"; busybox chmod 755 "$f"`,
  ),
  tamper('home-link', 'a link in the home to somewhere else', `${HOME}/Documents`, 'busybox ln -s /etc "$f"'),
  tamper('home-mode', 'the home open to everybody', HOME, `busybox chmod 777 ${HOME}`),
  tamper(
    'home-lost',
    'a file of the known-good home, removed',
    `${HOME}/.config/chromium/First Run`,
    'busybox rm "$f"',
  ),
  tamper('font', 'a font of the account', `${HOME}/.local/share/fonts/tampered.ttf`),
  tamper('certificate', 'a certificate authority of the account', `${HOME}/.pki/nssdb/cert9.db`),
  tamper('ssh-key', 'a key to log in with', `${HOME}/.ssh/authorized_keys`),
  tamper('temporary', 'a file in the temporary folder', '/tmp/tampered'),
  tamper('shared-memory', 'a file in shared memory', '/dev/shm/tampered'),
  {
    name: 'process',
    text: 'a program that keeps running',
    at: ['program:/usr/bin/sleep'],
    make: () => browserShell(`/usr/bin/setsid /usr/bin/sleep 86400 > /dev/null 2>&1 < /dev/null & : '${MARK}'`),
  },
];

const BROWSER_HOME = '/home/chromium';

export async function tamperAll(): Promise<TamperingResult[]> {
  const hasBrowser = await access(BROWSER_HOME).then(
    () => true,
    () => false,
  );
  const kinds: (readonly [TamperingResult['as'], Tampering])[] = [
    // First, before other tampering changes the rights of the browser's account.
    ...(hasBrowser ? BROWSER_TAMPERINGS : []).map((kind) => ['browser', kind] as const),
    ...[...VM_TAMPERINGS, ...SYSTEM_TAMPERINGS].map((kind) => ['root', kind] as const),
  ];
  const tamperings: TamperingResult[] = [];
  for (const [as, { name, text, at, make }] of kinds) {
    const why = await make().then(
      () => undefined,
      (error: unknown) => messageOf(error).slice(0, 200),
    );
    tamperings.push({
      name,
      text,
      as,
      at: [...at],
      outcome: why === undefined ? 'made' : 'refused',
      ...(why !== undefined && { why }),
    });
  }
  return tamperings;
}
