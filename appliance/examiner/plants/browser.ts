/** What a page that has taken over the browser could leave behind: all of it as the browser's own account. */
import { browserShell, inFile, MARK, type PlantKind } from './plant.ts';

const HOME = '/home/chromium';
const PROFILE = `${HOME}/.config/chromium/Default`;
const plant = inFile(browserShell);

export const BROWSER_PLANTS: readonly PlantKind[] = [
  plant('preferences', 'profile: preferences', `${PROFILE}/Preferences`),
  plant('local-state', 'profile: state of all profiles', `${HOME}/.config/chromium/Local State`),
  plant('cookies', 'profile: cookies', `${PROFILE}/Cookies`),
  plant('history', 'profile: history', `${PROFILE}/History`),
  plant('bookmarks', 'profile: bookmarks', `${PROFILE}/Bookmarks`),
  plant('logins', 'profile: stored passwords', `${PROFILE}/Login Data`),
  plant('web-data', 'profile: autofill', `${PROFILE}/Web Data`),
  plant('extension', 'an extension', `${PROFILE}/Extensions/aaaabbbbccccddddeeeeffffgggghhhh/1.0_0/manifest.json`),
  plant('service-worker', 'a service worker', `${PROFILE}/Service Worker/Database/000003.log`),
  plant('local-storage', 'local storage of sites', `${PROFILE}/Local Storage/leveldb/000003.log`),
  plant('indexed-db', 'databases of sites', `${PROFILE}/IndexedDB/https_example.org_0.indexeddb.leveldb/000003.log`),
  plant('cache', 'cache', `${HOME}/.cache/chromium/Default/Cache/Cache_Data/index`),
  plant('site-permission', 'permissions of sites, in a file beside', `${PROFILE}/Secure Preferences`),
  plant('transport-security', 'what is known of sites’ encryption', `${PROFILE}/TransportSecurity`),
  plant('open-tabs', 'tabs to open again', `${PROFILE}/Sessions/Session_1`),
  plant('second-profile', 'a second profile', `${HOME}/.config/chromium/Profile 1/Preferences`),
  plant('download', 'a download', `${HOME}/Downloads/invoice.pdf.desktop`),
  plant('flags', 'flags of Chromium of the account’s own', `${HOME}/.config/chromium-flags.conf`),
  plant('autostart', 'a program to start with the desktop', `${HOME}/.config/autostart/planted.desktop`),
  plant('window-manager', 'the window manager’s settings', `${HOME}/.config/openbox/rc.xml`),
  plant('profile-script', 'a script for shells', `${HOME}/.profile`),
  plant('x-session', 'a script for the X session', `${HOME}/.xsession`),
  plant('x-resources', 'settings of X programs', `${HOME}/.Xresources`),
  plant(
    'home-program',
    'a program in the home',
    `${HOME}/.local/bin/chromium`,
    `busybox mkdir -p ${HOME}/.local/bin; busybox cp /bin/busybox "$f"; busybox chmod 755 "$f"`,
  ),
  plant('home-link', 'a link in the home to somewhere else', `${HOME}/Documents`, 'busybox ln -s /etc "$f"'),
  plant('home-mode', 'the home open to everybody', HOME, `busybox chmod 777 ${HOME}`),
  plant('home-lost', 'what the home starts with, removed', `${HOME}/.config/chromium/First Run`, 'busybox rm "$f"'),
  plant('font', 'a font of the account’s own', `${HOME}/.local/share/fonts/planted.ttf`),
  plant('certificate', 'a certificate authority of the account’s own', `${HOME}/.pki/nssdb/cert9.db`),
  plant('ssh-key', 'a key to log in with', `${HOME}/.ssh/authorized_keys`),
  plant('temporary', 'a file in the temporary folder', '/tmp/planted'),
  plant('shared-memory', 'a file in shared memory', '/dev/shm/planted'),
  {
    name: 'process',
    text: 'a program that goes on',
    at: ['program:/usr/bin/sleep'],
    make: () => browserShell(`/usr/bin/setsid /usr/bin/sleep 86400 > /dev/null 2>&1 < /dev/null & : '${MARK}'`),
  },
];
