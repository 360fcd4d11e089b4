/** What the window of a session does with parts of its screen that came as JPEG. The screen is a fake. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';
import { dearUpdate, jpegUpdate } from '../../fakes/screen/hostile-screens.ts';
import type { RfbServer } from '../../fakes/screen/rfb-server.ts';

const WITHIN = { timeout: 20_000 };
/** Its left half is red, its right half blue. */
const FILE = readFileSync(new URL('../../fixtures/screen/red-and-blue.jpg', import.meta.url));
const SIZE = { width: 128, height: 96 };
const WHILE_MOVING = -25;
const FLOOD_MS = 3_000;

let testBed: DesktopTestBed;
let window: Page;
let screen: RfbServer;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  await testBed.start();
});
afterAll(() => testBed.close());

/** Lets the window connect again, to a screen that is dear without loss, and gets this once the window welcomes JPEG. */
async function connect(send: (write: (bytes: Buffer) => boolean) => void) {
  const { visits } = screen;
  let isGone = false;
  screen.announced = [];
  screen.hostile = (socket) => {
    socket.once('close', () => (isGone = true));
    const asked = setInterval(() => {
      if (screen.announced.length === 0) return;
      if (!screen.announced.includes(WHILE_MOVING)) return void socket.write(dearUpdate());
      clearInterval(asked);
      send((bytes) => socket.write(bytes));
    }, 100);
    socket.once('close', () => clearInterval(asked));
  };
  screen.dropViewers();
  await expect.poll(() => screen.visits, WITHIN).toBeGreaterThan(visits);
  return { isGone: () => isGone };
}

const colourAt = (x: number, y: number): Promise<number[]> =>
  window.evaluate(
    `[...document.querySelector('canvas').getContext('2d').getImageData(${x}, ${y}, 1, 1).data].map((part) => Math.round(part / 16))`,
  );

describe('a screen', () => {
  it('is not asked for JPEG at first', async () => {
    window = await testBed.openReadySession();
    screen = testBed.hostAgent.screenOf(testBed.hostAgent.last);
    await expect.poll(() => screen.viewers, WITHIN).toBe(1);
    await window.evaluate(
      `globalThis.decoded = 0; for (const name of ['Image', 'VideoDecoder', 'ImageDecoder', 'createImageBitmap']) { const own = globalThis[name]; globalThis[name] = function (...given) { globalThis.decoded += 1; return new.target ? new own(...given) : own(...given); }; }`,
    );
    // It shows nothing.
    screen.hostile = () => undefined;
    screen.announced = [];
    screen.dropViewers();
    await expect.poll(() => screen.announced.length, WITHIN).toBeGreaterThan(0);
    await sleep(1_000);
    expect(screen.announced).not.toContain(WHILE_MOVING);
  });

  it('is asked to send what moves as JPEG when pictures without loss are dear, and no longer when JPEG is', async () => {
    let write: ((bytes: Buffer) => boolean) | undefined;
    await connect((to) => (write = to));
    await expect.poll(() => write, WITHIN).toBeDefined();
    write?.(jpegUpdate(FILE, SIZE, 9));
    await sleep(1_000);
    expect(screen.announced).toContain(WHILE_MOVING);
    // As dear as raw pixels.
    const dear = Buffer.concat([FILE, Buffer.alloc(4 * SIZE.width * SIZE.height - FILE.length)]);
    write?.(jpegUpdate(dear, SIZE, 9));
    await expect.poll(() => screen.announced, WITHIN).not.toContain(WHILE_MOVING);
  });

  it('shows JPEG, and no decoder of Electron takes part', async () => {
    const { isGone } = await connect((write) => write(jpegUpdate(FILE, SIZE)));
    await expect.poll(() => colourAt(20, 48), WITHIN).toEqual([13, 3, 3, 16]);
    expect(await colourAt(100, 48)).toEqual([3, 4, 13, 16]);
    expect(await window.evaluate('globalThis.decoded')).toBe(0);
    expect(isGone()).toBe(false);
  });

  it.each([
    ['is of another size than its part of the screen', () => jpegUpdate(FILE, { width: 64, height: 96 })],
    ['is no JPEG file', () => jpegUpdate(Buffer.alloc(800, 0x11), SIZE)],
    [
      'has tables that mean nothing',
      () => jpegUpdate(Buffer.concat([FILE.subarray(0, 0xb6), Buffer.alloc(16, 0xff), FILE.subarray(0xc6)]), SIZE),
    ],
  ])('is left when a file %s', async (_, bytes) => {
    const { isGone } = await connect((write) => write(bytes()));
    await expect.poll(isGone, WITHIN).toBe(true);
  });

  it('may send a file whose pixels mean nothing, or as many as it likes', async () => {
    const noise = Buffer.concat([FILE.subarray(0, -200), Buffer.alloc(200, 0x5a)]);
    const updates = Buffer.concat([FILE, noise].map((file) => jpegUpdate(file, SIZE)));
    let sending: ReturnType<typeof setInterval> | undefined;
    await connect((write) => {
      sending = setInterval(() => {
        for (let times = 0; times < 200 && write(updates); times += 1);
      }, 1);
    });
    await expect.poll(() => sending, WITHIN).toBeDefined();
    const startedMs = performance.now();
    while (performance.now() - startedMs < FLOOD_MS) {
      expect(await window.evaluate(() => 1 + 1)).toBe(2);
      await sleep(100);
    }
    clearInterval(sending);
    expect(await window.evaluate('globalThis.decoded')).toBe(0);
  });
});
