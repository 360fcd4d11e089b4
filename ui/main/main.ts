/** The desktop program: one a person, which later starts of it hand their request to. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, Menu, protocol } from 'electron';
import { startApplication } from './application.ts';
import { SCHEME } from './app-url.ts';
import { confineAllPages } from './confinement.ts';
import { ENTRY_NAME } from './desktop/entry.ts';
import { desktopFolders } from './desktop/folders.ts';
import { StartRequest, startRequest } from './request.ts';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
// In a package we are in an archive, which nothing but Electron reads; the host agent stands beside it.
const daemonBundle = join(app.isPackaged ? join(process.resourcesPath, 'dist') : dist, 'host-agent/daemon.js');
const folders = desktopFolders(ENTRY_NAME);
// What Electron itself stores belongs to the state that may be lost, and one folder is one instance.
app.setPath('userData', folders.electron);
app.setPath('sessionData', folders.electron);
// The name that a desktop knows our windows and notifications by.
process.env['CHROME_DESKTOP'] = ENTRY_NAME;

const request = startRequest(process.argv.slice(app.isPackaged ? 1 : 2));
if (app.requestSingleInstanceLock(request)) run();
else app.quit();

function run(): void {
  // For every process, unless whoever starts us gave the sandbox up, as tests that run as root must; then Electron would not start at all.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Electron's default menu would take keys that belong to the machine in the window.
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false } },
  ]);
  confineAllPages(app);
  // The tray goes on without a window.
  app.on('window-all-closed', () => undefined);
  const started = app.whenReady().then(() => startApplication({ dist, daemonBundle, folders }));
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
