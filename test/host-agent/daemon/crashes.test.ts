import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CrashHandling, CrashRecord, endOnCrash } from '../../../host-agent/daemon/crashes.ts';
import { settle } from '../../bed/event-loop.ts';

const MINUTE_MS = 60_000;
let folder: string;
let nowMs: number;
const record = () => new CrashRecord(join(folder, 'crashes.json'), () => nowMs);
const crashed = async (...afterMinutes: number[]) => {
  for (const minutes of afterMinutes) {
    nowMs += minutes * MINUTE_MS;
    await record().add();
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-crashes-'));
  nowMs = Date.parse('2026-01-02T03:04:05Z');
});
afterEach(() => rm(folder, { recursive: true }));

describe('crashes of the host agent', () => {
  it('are many from three within ten minutes', async () => {
    await crashed(0, 5);
    expect(await record().wereMany()).toBe(false);
    await crashed(5);
    expect(await record().wereMany()).toBe(true);
    nowMs += MINUTE_MS;
    expect(await record().wereMany()).toBe(false);
  });

  it('count once: after sessions were ended for them, the next sessions are taken over', async () => {
    await crashed(0, 1, 1);
    await record().noteEndedSessions();
    expect(await record().wereMany()).toBe(false);
    await crashed(1, 1);
    expect(await record().wereMany()).toBe(false);
    await crashed(1);
    expect(await record().wereMany()).toBe(true);
    expect(await record().read()).toMatchObject({ endedSessionsAt: '2026-01-02T03:06:05.000Z' });
  });

  it('are forgotten after the twentieth newer one', async () => {
    await crashed(...Array.from({ length: 25 }, () => 1));
    const { at } = await record().read();
    expect([at.length, at.at(-1)]).toEqual([20, '2026-01-02T03:29:05.000Z']);
  });

  it.each(['half written', 'a folder'])('keep no host agent from starting if their record is %s', async (what) => {
    const path = join(folder, 'crashes.json');
    await (what === 'a folder' ? mkdir(path) : writeFile(path, '{"at":'));
    expect(await record().read()).toEqual({ at: [] });
    expect(await record().wereMany()).toBe(false);
  });
});

/** A process that crashes, and what was done about it. */
function crashing(over: Partial<CrashHandling> = {}) {
  const source = new EventEmitter();
  const done: string[] = [];
  const exit = vi.fn<CrashHandling['exit']>(() => void done.push('exit'));
  const log = pino({}, { write: (line: string) => void done.push((JSON.parse(line) as { msg: string }).msg) });
  const crashes = { add: async () => void done.push('recorded') };
  endOnCrash(source, { crashes, end: async () => void done.push('ended'), exit, log, ...over }, 100);
  return { source, done, exit };
}

describe('an error that nothing catches', () => {
  it.each(['uncaughtException', 'unhandledRejection'])('(%s) ends the host agent in order, once', async (event) => {
    const { source, done, exit } = crashing();
    source.emit(event, new Error('a bug'));
    source.emit(event, 'another one, of the first');
    await expect.poll(() => exit.mock.calls).toEqual([[1]]);
    await settle();
    expect(done).toEqual(['internal error', 'recorded', 'internal error', 'ended', 'exit']);
  });

  it('ends it also when the crash cannot be recorded and its parts cannot be ended', async () => {
    const { source, done, exit } = crashing({
      crashes: { add: () => Promise.reject(new Error('no space')) },
      end: () => Promise.reject(new Error('lingers')),
    });
    source.emit('uncaughtException', new Error('a bug'));
    await expect.poll(() => exit.mock.calls).toEqual([[1]]);
    expect(done.filter((what) => what === 'a part could not be stopped')).toHaveLength(2);
  });

  it('ends it also when a part never ends', async () => {
    const { source, exit } = crashing({ end: () => new Promise(() => undefined) });
    source.emit('unhandledRejection', new Error('a bug'));
    await expect.poll(() => exit.mock.calls).toEqual([[1]]);
  });
});
