/** A session window with a hostile screen: the window keeps responding, and Electron does not grow. The screen is a fake. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { processTree } from '../../host-agent/process/process.ts';
import { clickAway, type Desktop } from '../bed/desktop/desktop.ts';
import { HOSTILE_SCREENS } from '../fakes/screen/hostile-screens.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

const MOST_GROWTH_MIB = 20;
/** Of one answer: much else may be going on on this computer. */
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

/** Of all Electron's processes, for themselves alone. */
async function memoryMiB(): Promise<number> {
  await sleep(2_000);
  const pids = await processTree([desktop.app.process().pid ?? 0]);
  return pids.reduce((sum, pid) => {
    try {
      return sum + Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/** In the window of a session of its own, which is there until `work` is done. */
async function inWindow(work: (window: Page, rfb: RfbServer) => Promise<void>): Promise<void> {
  const window = await testBed.openReadySession();
  const id = testBed.hostAgent.last;
  const rfb = testBed.hostAgent.screenOf(id);
  await expect.poll(() => rfb.viewers, { timeout: 10_000 }).toBe(1);
  try {
    await work(window, rfb);
  } finally {
    // A failure shall not be that of the next one too.
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

describe('the window of a session whose VM', () => {
  it('is honest takes some memory', async () => {
    // What is needed once is there then.
    for (let times = 0; times < 3; times += 1) await inWindow(async () => sleep(1_000));
    usualMiB = await memoryMiB();
    expect(usualMiB).toBeGreaterThan(0);
  });

  it.each(Object.keys(HOSTILE_SCREENS))('%s goes on answering', async (name) => {
    await inWindow(async (window, rfb) => {
      rfb.hostile = HOSTILE_SCREENS[name];
      rfb.dropViewers();
      await stayResponsive(window);
    });
  });

  it('floods it can be closed as usual', async () => {
    await inWindow(async (window, rfb) => {
      rfb.hostile = HOSTILE_SCREENS['floods pictures without a request'];
      rfb.dropViewers();
      await sleep(1_000);
      await desktop.pressClose(window);
      await clickAway(window.getByRole('button', { name: 'Discard', exact: true }));
      await expect.poll(() => testBed.hostAgent.sessions.length, { timeout: 20_000 }).toBe(0);
    });
  });

  it('was hostile for a while is shown again', async () => {
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

  it('was hostile has not made Electron grow', async () => {
    // What is given back a moment later is no growth.
    await expect.poll(memoryMiB, { timeout: 60_000 }).toBeLessThan(usualMiB + MOST_GROWTH_MIB);
  });
});
