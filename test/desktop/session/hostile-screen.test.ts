/** A session window with a hostile screen: the window keeps responding, and Electron does not grow. The screen is a fake. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowsNoCoreFile } from '../../../host-agent/api/host/core-files.ts';
import { processTree } from '../../../host-agent/process/process.ts';
import { clickAway, type Desktop } from '../../bed/desktop/desktop.ts';
import { HOSTILE_SCREENS, REFUSED_SCREENS } from '../../fakes/screen/hostile-screens.ts';
import type { RfbServer } from '../../fakes/screen/rfb-server.ts';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';

const MOST_GROWTH_MIB = 20;
/** The time limit for one answer: the host may be busy. */
const ANSWERS_WITHIN_MS = 10_000;
const HOSTILE_FOR_MS = 3_000;

let testBed: DesktopTestBed;
let desktop: Desktop;
let usualMiB = 0;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  desktop = await testBed.start();
});
afterAll(() => testBed.close());

/** The private memory of all Electron processes. */
async function memoryMiB(): Promise<number> {
  await sleep(2_000);
  const pids = processTree([desktop.app.process().pid ?? 0]);
  return pids.reduce((sum, pid) => {
    try {
      return sum + Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/** Runs `work` with the window of a new session, which is ended afterwards. */
async function inWindow(work: (window: Page, rfb: RfbServer) => Promise<void>): Promise<void> {
  const window = await testBed.openReadySession();
  const id = testBed.hostAgent.last;
  const rfb = testBed.hostAgent.screenOf(id);
  await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(1);
  try {
    await work(window, rfb);
  } finally {
    // A failure must not affect the next test.
    if (testBed.hostAgent.sessions.length > 0) testBed.hostAgent.end(id, 'closed');
    await expect.poll(() => window.isClosed(), { timeout: 60_000 }).toBe(true);
  }
}

async function stayResponsive(window: Page): Promise<void> {
  const startedMs = performance.now();
  while (performance.now() - startedMs < HOSTILE_FOR_MS) {
    const askedMs = performance.now();
    expect(await window.evaluate(() => 1 + 1)).toBe(2);
    expect(await desktop.visibleWindows()).toBeGreaterThan(0);
    expect(performance.now() - askedMs).toBeLessThan(ANSWERS_WITHIN_MS);
    await sleep(100);
  }
}

describe('a session window with a hostile screen', () => {
  it('takes some memory with an honest screen', async () => {
    // Includes memory that is allocated only once.
    for (let times = 0; times < 3; times += 1) await inWindow(async () => sleep(1_000));
    usualMiB = await memoryMiB();
    expect(usualMiB).toBeGreaterThan(0);
  });

  it.each(Object.keys(HOSTILE_SCREENS))('keeps responding when the screen %s', async (name) => {
    await inWindow(async (window, rfb) => {
      rfb.hostile = HOSTILE_SCREENS[name];
      rfb.dropViewers();
      await stayResponsive(window);
    });
  });

  it.each(Object.keys(REFUSED_SCREENS))(
    'closes the connection that brings %s, and decodes no image of it',
    async (name) => {
      await inWindow(async (window, rfb) => {
        await window.evaluate(
          `globalThis.decoded = 0; for (const name of ['Image', 'VideoDecoder', 'createImageBitmap']) { const own = globalThis[name]; globalThis[name] = function (...given) { globalThis.decoded += 1; return new.target ? new own(...given) : own(...given); }; }`,
        );
        let ended = false;
        rfb.hostile = (socket) => {
          socket.once('close', () => (ended = true));
          // noVNC reads what arrives together with the handshake only when more follows.
          setTimeout(() => REFUSED_SCREENS[name]?.(socket), 300);
        };
        rfb.dropViewers();
        await expect.poll(() => ended, { timeout: 20_000 }).toBe(true);
        await window.getByText('Its VM sent something that no honest VM sends').waitFor({ timeout: 20_000 });
        expect(await window.evaluate('globalThis.decoded')).toBe(0);
      });
    },
  );

  it('can be closed as usual while the screen floods it', async () => {
    await inWindow(async (window, rfb) => {
      rfb.hostile = HOSTILE_SCREENS['floods pictures without a request'];
      rfb.dropViewers();
      await sleep(1_000);
      await desktop.pressClose(window);
      await clickAway(window.getByRole('button', { name: 'Discard now' }));
      await expect.poll(() => testBed.hostAgent.sessions.length, { timeout: 20_000 }).toBe(0);
    });
  });

  it('shows the screen again when that is no longer hostile', async () => {
    await inWindow(async (window, rfb) => {
      rfb.hostile = HOSTILE_SCREENS['announces an absurd size'];
      rfb.dropViewers();
      await sleep(1_000);
      rfb.hostile = undefined;
      rfb.dropViewers();
      await expect.poll(() => rfb.viewers, { timeout: 30_000 }).toBe(1);
      rfb.paint([200, 10, 10]);
      const colour = () =>
        window.evaluate(`document.querySelector('canvas')?.getContext('2d').getImageData(5, 5, 1, 1).data.join()`);
      await expect.poll(colour, { timeout: 30_000 }).toBe('200,10,10,255');
    });
  });

  it('leaves no core file of any process', async () => {
    const pids = processTree([desktop.app.process().pid ?? 0]);
    expect(pids.length).toBeGreaterThan(2);
    const limits = pids.flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/limits`, 'utf8')];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
    expect(limits.filter((text) => !allowsNoCoreFile(text))).toEqual([]);
  });

  it('has not made Electron grow', async () => {
    // Waits, because some memory is freed a moment later.
    await expect.poll(memoryMiB, { timeout: 60_000 }).toBeLessThan(usualMiB + MOST_GROWTH_MIB);
  });
});
