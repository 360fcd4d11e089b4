/**
 * The jail of a VNC viewer, a third-party program that parses what QEMU sends. It gets the session's screen, access to the person's
 * display, and the system files that a graphical program needs. It gets no home folder, no network and no other socket.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';

const XAUTHORITY_INSIDE = '/tmp/xauthority';
const WAYLAND_INSIDE = 'wayland';
const SCREEN_INSIDE = '/screen/rfb.sock';

export interface Windows {
  /** `name`: the X display. `socket`: its socket on the host; without one, the X server is reached over the network. */
  readonly x?: { readonly name: string; readonly socket?: string; readonly authority?: string };
  /** The compositor's socket. */
  readonly wayland?: string;
}

/** Where a window can be shown, according to the environment variables. `isThere`: whether a path exists. */
export function windowsOf(environment: NodeJS.ProcessEnv, isThere: (path: string) => boolean = exists): Windows {
  const {
    DISPLAY: name = '',
    WAYLAND_DISPLAY: compositor = '',
    XDG_RUNTIME_DIR: runtime = '',
    XAUTHORITY: named = '',
    HOME: home = '',
  } = environment;
  const [, number] = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(name) ?? [];
  const socket = number === undefined ? undefined : `/tmp/.X11-unix/X${number}`;
  const authority = named !== '' ? named : join(home, '.Xauthority');
  const wayland = compositor.startsWith('/') ? compositor : join(runtime, compositor);
  return {
    ...(name !== '' && {
      x: { name, ...(socket !== undefined && isThere(socket) && { socket }), ...(isThere(authority) && { authority }) },
    }),
    ...(compositor !== '' && isThere(wayland) && { wayland }),
  };
}

/** Arguments of bubblewrap. `stays`: the viewer outlives this program. `program`: the viewer. `args`: its arguments, made from the path of the screen's socket in the jail. `screen`: the number of the open file that is this socket. Pure. */
export function viewerJailArguments(
  windows: Windows,
  screen: number,
  stays: boolean,
  program: string,
  args: (screen: string) => string[],
): string[] {
  const { x, wayland } = windows;
  return [
    // Separate user, PID, network, IPC, UTS and cgroup namespaces. An X server on another computer needs the network.
    '--unshare-all',
    ...(x && x.socket === undefined ? ['--share-net'] : []),
    '--unshare-user',
    '--disable-userns',
    '--new-session',
    ...(stays ? [] : ['--die-with-parent']),
    '--cap-drop',
    'ALL',
    // The environment may contain secrets and the addresses of other programs.
    '--clearenv',
    '--setenv',
    'PATH',
    '/usr/bin',
    '--setenv',
    'HOME',
    '/tmp',
    '--setenv',
    'LC_ALL',
    'C.UTF-8',
    '--ro-bind',
    '/usr',
    '/usr',
    '--symlink',
    'usr/bin',
    '/bin',
    '--symlink',
    'usr/lib',
    '/lib',
    '--symlink',
    'usr/lib64',
    '/lib64',
    // Fonts, and the cache of shared libraries.
    ...['/etc/fonts', '/etc/ld.so.cache', '/etc/alternatives'].flatMap((path) => ['--ro-bind-try', path, path]),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
    '--tmpfs',
    '/tmp',
    ...(x ? ['--setenv', 'DISPLAY', x.name] : []),
    ...(x?.socket === undefined ? [] : ['--ro-bind', x.socket, x.socket]),
    ...(x?.authority === undefined
      ? []
      : ['--ro-bind', x.authority, XAUTHORITY_INSIDE, '--setenv', 'XAUTHORITY', XAUTHORITY_INSIDE]),
    ...(wayland === undefined
      ? []
      : [
          '--ro-bind',
          wayland,
          `/tmp/${WAYLAND_INSIDE}`,
          '--setenv',
          'WAYLAND_DISPLAY',
          WAYLAND_INSIDE,
          '--setenv',
          'XDG_RUNTIME_DIR',
          '/tmp',
        ]),
    '--ro-bind-fd',
    String(screen),
    SCREEN_INSIDE,
    '--remount-ro',
    '/',
    '--chdir',
    '/tmp',
    '--',
    program,
    ...args(SCREEN_INSIDE),
  ];
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
