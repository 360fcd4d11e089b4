/** The desktop as it is shipped: one folder with Electron's fuses set. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { findDesktop } from '../../host-agent/api/desktop-program.ts';
import { packageDesktop } from '../../host-agent/scripts/package/desktop.mjs';
import { electron } from '../bed/desktop/desktop.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { Screen } from '../bed/desktop/x-screen.ts';

/** The fuses as they are in the program file. */
const [OFF, ON] = [0x30, 0x31];

let folder: string;
let program: string;
beforeAll(async () => {
  folder = makeRunFolder();
  await packageDesktop(dirname(electron), join(folder, 'safe-browse'));
  program = join(folder, 'safe-browse/safe-browse');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('has its fuses set', async () => {
  const channel = await getCurrentFuseWire(program);
  const states = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
    FuseV1Options.OnlyLoadAppFromAsar,
    FuseV1Options.EnableCookieEncryption,
  ].map((fuse) => Number(channel[fuse]));
  expect(states).toEqual([OFF, OFF, OFF, OFF, ON, ON]);
});

it('is found by the command line of the same package', () => {
  // Answers as for an ordinary user, because root gets no desktop.
  const asked = vi.spyOn(process, 'getuid').mockReturnValue(1000);
  try {
    expect(findDesktop({ DISPLAY: ':0' }, join(folder, 'safe-browse/resources'))).toEqual({ command: [program] });
  } finally {
    asked.mockRestore();
  }
});

it('cannot be used as Node by another program', () => {
  const version = () =>
    execFileSync(program, ['-e', 'process.stdout.write("node")'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
      encoding: 'utf8',
    });
  expect(version).toThrow();
});

it('opens a window with a page from the archive', async () => {
  const screen = await Screen.open();
  const names = ['C', 'S', 'R', 'D'].map((name) => join(folder, name));
  for (const name of names) mkdirSync(name, { mode: 0o700 });
  const [XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_RUNTIME_DIR, XDG_DATA_HOME] = names;
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const running = spawn(program, [...sandbox, '--open'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...screen.environment,
      HOME: folder,
      XDG_CONFIG_HOME,
      XDG_STATE_HOME,
      XDG_RUNTIME_DIR,
      XDG_DATA_HOME,
      SAFE_BROWSE_NODE: '/bin/false',
      LANGUAGE: 'en',
      LANG: 'en_US.UTF-8',
    },
  });
  try {
    // The page itself has set this title.
    await expect
      .poll(() => screen.xdotool('search', '--onlyvisible', '--name', '^Disposable browser').catch(() => ''), {
        timeout: 30_000,
      })
      .not.toBe('');
  } finally {
    running.kill();
    await once(running, 'exit');
    await screen.close();
  }
});
