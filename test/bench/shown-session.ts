/** Our window on a display, with a fake host agent whose session is a fake screen. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { Desktop } from '../bed/desktop/desktop.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { XPixels } from '../bed/screen/x-pixels.ts';
import { FakeHostAgent } from '../fakes/host-agent/host-agent.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';

const WITHIN = { timeout: 20_000 };
const HEARD_WITHIN_MS = 500;

export interface ShownSession {
  readonly folder: string;
  readonly display: Screen;
  readonly pixels: XPixels;
  readonly desktop: Desktop;
  /** The screen of the session, once the window shows it. */
  readonly screen: () => Promise<RfbServer>;
  /** Shows the screen at this socket instead, once {@link screen} is shown. */
  readonly showInstead: (socket: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function showSession(): Promise<ShownSession> {
  const folder = makeRunFolder();
  const display = await Screen.open();
  const pixels = await XPixels.open(display.environment['DISPLAY'] ?? '');
  for (const name of ['c', 'r']) mkdirSync(join(folder, name), { mode: 0o700 });
  const [runtime, configFile] = [join(folder, 'r/safe-browse'), join(folder, 'c/safe-browse/config.toml')];
  const hostAgent = new FakeHostAgent({ runtime, configFile });
  hostAgent.screenSize = { width: 1280, height: 800 };
  await hostAgent.start();
  const overrides = { SAFE_BROWSE_NODE: '/bin/false' };
  const desktop = await Desktop.start(display, folder, { args: ['--open'], overrides });
  return {
    folder,
    display,
    pixels,
    desktop,
    screen: async () => {
      await expect.poll(() => hostAgent.sessions.length, WITHIN).toBe(1);
      hostAgent.becomeReady(hostAgent.last);
      const screen = hostAgent.screenOf(hostAgent.last);
      await expect.poll(() => screen.viewers, WITHIN).toBe(1);
      return screen;
    },
    showInstead: async (socket) => {
      hostAgent.change(hostAgent.last, { display: { kind: 'rfb', socket } });
      // The window reads it when it connects.
      await sleep(HEARD_WITHIN_MS);
      hostAgent.screenOf(hostAgent.last).dropViewers();
    },
    close: async () => {
      await desktop.quit();
      await hostAgent.stop();
      pixels.close();
      await display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
