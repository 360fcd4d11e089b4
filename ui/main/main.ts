/** The desktop program. There is one per person; later starts pass their request to it. */
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, Menu, protocol } from 'electron';
import { startApplication } from './application.ts';
import { SCHEME } from './pages/app-url.ts';
import { confineAllPages } from './pages/confinement.ts';
import { forbidCoreFiles } from './desktop/core-files.ts';
import { ENTRY_NAME } from './desktop/entry.ts';
import { desktopFolders } from './desktop/folders.ts';
import { EndOnSignals } from './end-on-signals.ts';
import { takeNetworkFromPages } from './no-network.ts';
import { StartRequest, startRequest } from './request.ts';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
// In a package this program is in an archive that only Electron can read; what others read is next to it.
const besideArchive = app.isPackaged ? join(process.resourcesPath, 'dist') : dist;
const daemonBundle = join(besideArchive, 'host-agent/daemon.js');
const folders = desktopFolders(ENTRY_NAME);
// Electron's own files may be lost; this folder also identifies the single instance.
app.setPath('userData', folders.electron);
app.setPath('sessionData', folders.electron);
// Desktops identify our windows and notifications by this name.
process.env['CHROME_DESKTOP'] = ENTRY_NAME;
// GTK draws dialogues and menus. Without this option, it names them after the file of the program: "electron".
app.commandLine.appendSwitch('name', basename(ENTRY_NAME, '.desktop'));
// On Wayland, older versions of Chromium use no input method by themselves, and not by the protocol that GNOME and wlroots have.
app.commandLine.appendSwitch('enable-wayland-ime');
app.commandLine.appendSwitch('wayland-text-input-version', '3');

const request = startRequest(process.argv.slice(app.isPackaged ? 1 : 2));
// Every account can read a command line for as long as the process runs, and this one may have named an address.
process.title = basename(ENTRY_NAME, '.desktop');
if (app.requestSingleInstanceLock(request)) run();
else app.quit();

function run(): void {
  // Sandboxes every process. Tests that run as root have to disable it, or Electron would not start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  takeNetworkFromPages(join(besideArchive, 'host-agent/no-network.so'));
  // Electron's default menu would take keys that belong to the guest.
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
  ]);
  confineAllPages(app);
  // The tray stays without a window.
  app.on('window-all-closed', () => undefined);
  const signals = app.whenReady().then(() => new EndOnSignals({ process, app }));
  const started = Promise.all([signals, forbidCoreFiles()]).then(([signals]) =>
    startApplication({ dist, daemonBundle, folders, signals }),
  );
  app.on('second-instance', (_event, _argv, _folder, untrustedRequest) => {
    const parsed = StartRequest.safeParse(untrustedRequest);
    if (parsed.success) void started.then(({ take }) => take(parsed.data));
  });
  started.then(
    ({ take }) => take(request),
    (error: unknown) => {
      process.stderr.write(
        `safe-browse: the desktop did not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
      );
      app.exit(1);
    },
  );
}
