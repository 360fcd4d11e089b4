/** Signals end the desktop as a logout, a shutdown or a person sends them: to the program only, or to its helper processes too. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DesktopProcess } from '../bed/desktop/desktop-process.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
beforeEach(async () => void (testBed = await DesktopTestBed.open()));
afterEach(() => testBed.close());

/** Some may be gone already. */
const kill = (pids: readonly number[]) => {
  for (const pid of pids)
    try {
      process.kill(pid, 'SIGTERM');
    } catch {
      continue;
    }
};
const ways: readonly [string, (desktop: DesktopProcess) => void][] = [
  ['only it', ({ pid }) => kill([pid])],
  ['it and its helpers', ({ pid, helpers }) => kill([pid, ...helpers])],
  ['its helpers, and then it', ({ pid, helpers }) => kill([...helpers, pid])],
];

it.each(ways)('ends the desktop without a trap, and no session, when SIGTERM reaches %s', async (_, send) => {
  const { hostAgent } = testBed;
  const desktop = testBed.spawn('--open');
  await expect.poll(() => hostAgent.sessions.length, { timeout: 30_000 }).toBe(1);
  hostAgent.becomeReady(hostAgent.last);
  await expect.poll(() => hostAgent.screenOf(hostAgent.last).frames, { timeout: 20_000 }).toBeGreaterThan(0);
  send(desktop);
  expect(await desktop.ended()).toEqual({ status: null, signal: 'SIGTERM', complaints: [] });
  expect(hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
});

const signalAll = async (desktop: DesktopProcess) => {
  kill([desktop.pid, ...desktop.helpers]);
  return desktop.ended();
};

it('ends the desktop without a trap before Electron runs', async () => {
  expect(await signalAll(testBed.spawn('--background'))).toEqual({ status: null, signal: 'SIGTERM', complaints: [] });
});

// In between, Electron starts: it traps when its helper processes end, and runs no code of ours yet.
it.each([0, 20, 100, 300, 1_000])('ends the desktop without a trap %i ms after Electron is ready', async (afterMs) => {
  const desktop = testBed.spawn('--background');
  await expect.poll(() => testBed.hostAgent.asked.length, { timeout: 30_000, interval: 10 }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  expect(await signalAll(desktop)).toEqual({ status: null, signal: 'SIGTERM', complaints: [] });
});
