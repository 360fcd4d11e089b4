import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Jail } from '../../../../host-agent/jail/bubblewrap.ts';
import { launchListening } from '../../../../host-agent/network/uplink/launch-listening.ts';
import type { ProcessIdentity } from '../../../../host-agent/process/process.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const OUTER: ProcessIdentity = { role: 'jail', pid: 10, startTicks: '1' };
const INNER: ProcessIdentity = { role: 'uplink', pid: 11, startTicks: '1' };
const program = {
  inside: INNER as ProcessIdentity | undefined,
  ended: new Promise<string>(() => undefined),
  killed: [] as number[],
  closedFolders: 0,
};
vi.mock(import('../../../../host-agent/jail/launch-jail.ts'), async (original) => ({
  ...(await original()),
  launchJail: () =>
    Promise.resolve({
      identity: OUTER,
      inside: program.inside,
      infoText: Promise.resolve(''),
      ended: program.ended,
      letGo: () => undefined,
      closeFolders: () => Promise.resolve(void (program.closedFolders += 1)),
    }),
}));
vi.mock(import('../../../../host-agent/process/process.ts'), async (original) => ({
  ...(await original()),
  killAndWait: ({ pid }) => Promise.resolve(program.killed.push(pid) > 0),
}));

const never = new AbortController().signal;
let folder: string;
let server: Server | undefined;
const socket = () => join(folder, 'nic.sock');
const launch = (signal = never, readyWithinMs = 10_000) =>
  launchListening(
    {} as Jail,
    {
      program: 'passt',
      socket: socket(),
      readyWithinMs,
      launch: {
        role: 'uplink',
        logFile: join(folder, 'log'),
        bounds: { memoryBytes: 1, processors: 1, processes: 1 },
      },
    },
    signal,
  );
async function listen(): Promise<void> {
  server = createServer().listen(socket());
  await once(server, 'listening');
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-listening-'));
  Object.assign(program, { inside: INNER, ended: new Promise(() => undefined), killed: [], closedFolders: 0 });
});
afterEach(() => {
  server?.close();
  rmSync(folder, { recursive: true });
});

describe('a program of the uplink', () => {
  it('is ready when it listens, and can create no more files from then on', async () => {
    await listen();
    expect(await launch()).toEqual(INNER);
    expect([program.closedFolders, program.killed]).toEqual([1, []]);
  });

  it('is the jail’s first process where none is known inside', async () => {
    program.inside = undefined;
    await listen();
    expect(await launch()).toEqual(OUTER);
  });

  it('is waited for', async () => {
    const clock = useFakeClock({ runs: true });
    let isReady = false;
    const launching = launch().then(() => (isReady = true));
    await clock.advance(5_000);
    expect([isReady, program.closedFolders]).toEqual([false, 0]);
    await listen();
    await clock.advance(20);
    await launching;
    expect(program.killed).toEqual([]);
  });

  it('is not ready because of something else in the place of its socket', async () => {
    mkdirSync(socket());
    program.ended = Promise.resolve('with status 1');
    await expect(launch()).rejects.toMatchObject({ code: 'uplink-not-started' });
  });

  it('is gone when it ended before it listened, and its last words are the reason', async () => {
    writeFileSync(join(folder, 'log'), 'passt: no such option\n');
    program.ended = Promise.resolve('with status 1');
    await expect(launch()).rejects.toMatchObject({
      code: 'uplink-not-started',
      message: expect.stringContaining('passt: no such option') as string,
    });
    expect([program.killed, program.closedFolders]).toEqual([[11, 10], 0]);
  });

  it('is given up when it does not listen in time', async () => {
    const clock = useFakeClock();
    const refused = expect(launch(never, 60)).rejects.toMatchObject({ code: 'uplink-not-started' });
    for (let passedMs = 0; passedMs <= 60; passedMs += 20) {
      await clock.untilTimersWait(1);
      expect(program.killed).toEqual([]);
      await clock.advance(20);
    }
    await refused;
    expect(program.killed).toEqual([11, 10]);
  });

  it('is gone when its start is cancelled', async () => {
    await expect(launch(AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    expect(program.killed).toEqual([11, 10]);
  });
});
