/** When the session's window asks the guest's screen for updates. The screen is a fake. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

const WITHIN = { timeout: 10_000 };
/** One rectangle follows. */
const HEAD = Buffer.from([0, 0, 0, 1]);
/** One white pixel in the corner, not compressed. */
const PIXEL = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0]), Buffer.alloc(4, 0xff)]);

let testBed: DesktopTestBed;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  await testBed.start();
});
afterAll(() => testBed.close());

it('asks for the next update as soon as one begins, and not again when it is drawn', async () => {
  await testBed.openReadySession();
  const screen = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  await expect.poll(() => screen.viewers, WITHIN).toBe(1);
  const connected = new Promise<Socket>((resolve) => (screen.hostile = resolve));
  screen.requests = 0;
  screen.dropViewers();
  const socket = await connected;
  await expect.poll(() => screen.requests, WITHIN).toBe(1);
  socket.write(HEAD);
  await expect.poll(() => screen.requests, WITHIN).toBe(2);
  socket.write(PIXEL);
  await sleep(500);
  expect(screen.requests).toBe(2);
  socket.write(HEAD);
  await expect.poll(() => screen.requests, WITHIN).toBe(3);
  const gone = once(socket, 'close');
  testBed.hostAgent.end(testBed.hostAgent.last, 'closed');
  await gone;
});
