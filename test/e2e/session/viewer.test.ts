/** The real VNC viewer of the command line in its jail. The session's screen is a fake. */
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findViewer, showSession } from '../../../host-agent/cli/viewer/viewer.ts';
import { processTree } from '../../../host-agent/process/process.ts';
import { artefact } from '../../bed/artefacts.ts';
import { RfbServer } from '../../fakes/screen/rfb-server.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { Screen } from '../../bed/desktop/x-screen.ts';

const folder = makeRunFolder();
const socket = join(folder, 'rfb.sock');
let screen: Screen;
let rfb: RfbServer;
beforeAll(async () => {
  screen = await Screen.open({ hasTray: false });
  rfb = await RfbServer.listen(socket);
});
afterAll(async () => {
  rfb.close();
  await screen.close();
  rmSync(folder, { recursive: true });
});

it('shows the session’s screen, passes keys to it, and can access nothing of the host except the desktop', async () => {
  const environment = { ...process.env, ...screen.environment };
  const viewer = await findViewer(environment);
  const child = showSession(viewer, socket, 'Safe Browse: default', false, environment);
  try {
    await expect.poll(() => rfb.frames, { timeout: 60_000 }).toBeGreaterThan(0);
    await expect
      .poll(() => screen.xdotool('search', '--onlyvisible', '--name', 'screen for tests').catch(() => ''), {
        timeout: 60_000,
      })
      .toMatch(/\d/);
    await screen.picture(artefact('viewer/session.png'));
    await screen.xdotool('mousemove', '800', '500', 'click', '1');
    await screen.xdotool('key', 'a');
    await expect.poll(() => rfb.keys.map(({ keysym }) => keysym), { timeout: 10_000 }).toContain(0x61);

    const pids = processTree([child.pid ?? 0]);
    const inside = pids.find((pid) => realpathSync(`/proc/${pid}/exe`).endsWith(viewer.program));
    if (inside === undefined) throw new Error('The viewer does not run.');
    const see = (path: string) => existsSync(`/proc/${inside}/root${path}`);
    expect(see('/usr/bin')).toBe(true);
    for (const path of [homedir(), '/home', '/run', '/var', '/sys', '/etc/passwd', folder])
      expect(see(path), path).toBe(false);
    expect(readdirSync(`/proc/${inside}/root/tmp/.X11-unix`)).toEqual([
      `X${screen.environment['DISPLAY']?.slice(1) ?? ''}`,
    ]);
    expect(readFileSync(`/proc/${inside}/net/dev`, 'utf8').match(/^ *\w+:/gm)).toEqual(['    lo:']);
    expect(
      readFileSync(`/proc/${inside}/environ`, 'utf8')
        .split('\0')
        .map((entry) => entry.split('=')[0])
        .filter((name) => name !== '')
        .sort(),
    ).toEqual(['DISPLAY', 'HOME', 'LC_ALL', 'PATH', 'PWD']);
    expect(readFileSync(`/proc/${inside}/status`, 'utf8')).toMatch(/^CapEff:\s+0+$/m);
  } finally {
    child.kill();
  }
  await once(child, 'exit');
  await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(0);
});
