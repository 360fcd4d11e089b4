/** Shows a session without the desktop application: in an installed VNC viewer that can open a Unix socket. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { JAIL_MAKER, under } from '../../api/host/apparmor.ts';
import { withoutCoreFile } from '../../api/host/core-files.ts';
import { Failure } from '../../api/errors/failure.ts';
import { openVmSocket } from '../../api/connection/vm-socket.ts';
import { viewerJailArguments, windowsOf } from './viewer-jail.ts';

interface Viewer {
  readonly program: string;
  readonly arguments: (socket: string, title: string) => string[];
}

/** The number of the open file that is the socket of the screen. */
const SCREEN = 3;

/** In order of preference. Each accepts the path of a socket. */
const VIEWERS: readonly Viewer[] = [
  // Otherwise it asks whether to reconnect when the VM powers off, warns that the connection is not encrypted, and asks for pictures with loss.
  {
    program: 'xtigervncviewer',
    arguments: (socket) => [
      '-ReconnectOnError=0',
      '-AlertOnFatalError=0',
      '-RemoteResize=1',
      '-SecurityTypes=None',
      '-NoJpeg',
      '-Shared',
      socket,
    ],
  },
  { program: 'remote-viewer', arguments: (socket, title) => ['--title', title, `vnc+unix://${socket}`] },
];

/** Whether a program started by this one can show a window. */
export function hasDesktop(environment: NodeJS.ProcessEnv = process.env): boolean {
  return (environment['DISPLAY'] ?? '') !== '' || (environment['WAYLAND_DISPLAY'] ?? '') !== '';
}

/** The first viewer that is installed. Throws `Failure` viewer-missing. */
export async function findViewer(environment: NodeJS.ProcessEnv = process.env): Promise<Viewer> {
  for (const viewer of VIEWERS) if (await isInstalled(viewer.program, environment)) return viewer;
  throw new Failure('viewer-missing');
}

/** Shows the session. `stays`: the viewer outlives this program. */
export function showSession(
  viewer: Viewer,
  socket: string,
  title: string,
  stays: boolean,
  environment: NodeJS.ProcessEnv = process.env,
): ChildProcess {
  const inJail = viewerJailArguments(windowsOf(environment), SCREEN, stays, viewer.program, (screen) =>
    viewer.arguments(screen, title),
  );
  const [program, ...args] = withoutCoreFile(
    mayMakeJails() ? [...under(JAIL_MAKER), 'bwrap', ...inJail] : ['bwrap', ...inJail],
  );
  const screen = openVmSocket(socket);
  const child = spawn(program, args, { detached: stays, stdio: ['ignore', 'ignore', 'ignore', screen] });
  closeSync(screen);
  // A viewer that does not start exits at once, which the caller sees.
  child.on('error', () => undefined);
  if (stays) child.unref();
  return child;
}

/** Whether our AppArmor profile for jails is loaded. Only root may list profiles, so this tries to enter it. */
function mayMakeJails(): boolean {
  const [program, ...args] = under(JAIL_MAKER);
  return spawnSync(program, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

async function isInstalled(program: string, environment: NodeJS.ProcessEnv): Promise<boolean> {
  for (const folder of (environment['PATH'] ?? '').split(':')) {
    if (folder === '') continue;
    const there = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}
