/** When the session's window asks the guest's screen for updates. The screen is a fake. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';
import { FIRST_WORDS, judgeWords } from '../../../host-agent/pool/desk/greeted-screen.ts';

const WITHIN = { timeout: 10_000 };
const ROUND_TRIP_MS = 200;
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

const ELSEWHERE: Session['where'] = { pool: 'family', host: 'server.example', isReachable: true };

it('asks for the next update as soon as one begins, and not again when it is drawn', async () => {
  await testBed.openReadySession();
  const screen = testBed.hostAgent.screenOf(testBed.hostAgent.last);
  await expect.poll(() => screen.viewers, WITHIN).toBe(1);
  testBed.hostAgent.change(testBed.hostAgent.last, { where: ELSEWHERE });
  // The window reads it when it connects.
  await sleep(500);
  const connected = new Promise<Socket>((resolve) => (screen.hostile = resolve));
  screen.requests = 0;
  screen.dropViewers();
  const socket = await connected;
  let said = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => (said = Buffer.concat([said, chunk])));
  // A desk says this ahead for the windows of sessions on other hosts.
  await expect.poll(() => said.length, WITHIN).toBeGreaterThanOrEqual(FIRST_WORDS.length);
  expect(judgeWords(said)).toBe('same');
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

it('asks a far screen of another host ahead, and shows more pictures than there are round trips', async () => {
  await testBed.openReadySession();
  const { hostAgent } = testBed;
  const screen = hostAgent.screenOf(hostAgent.last);
  await expect.poll(() => screen.viewers, WITHIN).toBe(1);
  const perSecond = async (where: Session['where']): Promise<number> => {
    hostAgent.change(hostAgent.last, { where });
    // The window reads it when it connects.
    await sleep(500);
    const { visits } = screen;
    screen.dropViewers();
    await expect.poll(() => screen.visits, WITHIN).toBe(visits + 1);
    await sleep(4_000);
    const { frames } = screen;
    await sleep(2_000);
    return (screen.frames - frames) / 2;
  };
  Object.assign(screen, { size: { width: 320, height: 200 }, forwards: true });
  Object.assign(screen, { delayMs: ROUND_TRIP_MS, refreshMs: 30, isFilm: true });
  const here = await perSecond(undefined);
  // An answer to a request for a size makes it ask once more.
  expect(here).toBeLessThanOrEqual(1 + 2_000 / ROUND_TRIP_MS);
  screen.answersEncodings = true;
  const there = await perSecond(ELSEWHERE);
  expect(there).toBeGreaterThan(1.5 * here);
});
