import { expect, it, describe } from 'vitest';
import { viewerJailArguments, windowsOf } from '../../../host-agent/cli/viewer/viewer-jail.ts';

const everything = () => true;
const nothing = () => false;

describe('the displays of a desktop', () => {
  it.each([
    [
      { DISPLAY: ':7', HOME: '/home/ada' },
      { x: { name: ':7', socket: '/tmp/.X11-unix/X7', authority: '/home/ada/.Xauthority' } },
    ],
    [
      { DISPLAY: 'unix:7.1', XAUTHORITY: '/run/xauth', HOME: '/home/ada' },
      { x: { name: 'unix:7.1', socket: '/tmp/.X11-unix/X7', authority: '/run/xauth' } },
    ],
    [
      { DISPLAY: 'localhost:10.0', HOME: '/home/ada' },
      { x: { name: 'localhost:10.0', authority: '/home/ada/.Xauthority' } },
    ],
    [{ WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' }, { wayland: '/run/user/1000/wayland-0' }],
    [{ WAYLAND_DISPLAY: '/run/elsewhere' }, { wayland: '/run/elsewhere' }],
    [{}, {}],
  ])('%j', (environment, windows) => {
    expect(windowsOf(environment, everything)).toEqual(windows);
  });

  it('consist only of the name when no socket or file exists', () => {
    expect(
      windowsOf(
        { DISPLAY: ':7', HOME: '/home/ada', WAYLAND_DISPLAY: 'wayland-0', XDG_RUNTIME_DIR: '/run/user/1000' },
        nothing,
      ),
    ).toEqual({ x: { name: ':7' } });
  });
});

describe('the jail of a viewer', () => {
  const jail = (windows: Parameters<typeof viewerJailArguments>[0]) =>
    viewerJailArguments(windows, 3, false, 'viewer', (screen) => ['--shared', screen]);

  it('contains the screen, the socket of the desktop and programs, and has no network', () => {
    expect(jail({ x: { name: ':7', socket: '/tmp/.X11-unix/X7', authority: '/home/ada/.Xauthority' } })).toEqual([
      '--unshare-all',
      '--unshare-user',
      '--disable-userns',
      '--new-session',
      '--die-with-parent',
      '--cap-drop',
      'ALL',
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
      '--ro-bind-try',
      '/etc/fonts',
      '/etc/fonts',
      '--ro-bind-try',
      '/etc/ld.so.cache',
      '/etc/ld.so.cache',
      '--ro-bind-try',
      '/etc/alternatives',
      '/etc/alternatives',
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--tmpfs',
      '/tmp',
      '--setenv',
      'DISPLAY',
      ':7',
      '--ro-bind',
      '/tmp/.X11-unix/X7',
      '/tmp/.X11-unix/X7',
      '--ro-bind',
      '/home/ada/.Xauthority',
      '/tmp/xauthority',
      '--setenv',
      'XAUTHORITY',
      '/tmp/xauthority',
      '--ro-bind-fd',
      '3',
      '/screen/rfb.sock',
      '--remount-ro',
      '/',
      '--chdir',
      '/tmp',
      '--',
      'viewer',
      '--shared',
      '/screen/rfb.sock',
    ]);
  });

  it('has a network only when the desktop is reached over it', () => {
    expect(jail({ x: { name: 'localhost:10.0' } })).toContain('--share-net');
    expect(jail({ wayland: '/run/user/1000/wayland-0' })).not.toContain('--share-net');
  });

  it('outlives the command line if requested', () => {
    expect(viewerJailArguments({}, 3, true, 'viewer', () => [])).not.toContain('--die-with-parent');
  });

  it('contains the socket of the compositor and nothing else of its folder', () => {
    const args = jail({ wayland: '/run/user/1000/wayland-0' });
    expect(args.join(' ')).toContain(
      '--ro-bind /run/user/1000/wayland-0 /tmp/wayland --setenv WAYLAND_DISPLAY wayland --setenv XDG_RUNTIME_DIR /tmp',
    );
    expect(args.join(' ')).not.toContain('--ro-bind /run/user/1000 ');
  });
});
