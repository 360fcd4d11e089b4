import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Desks, MAX_DESKS } from '../../../host-agent/pool/host/desks.ts';

const SECRET = 'a'.repeat(64);
let folder: string;
let discarded: string[];

const desks = () =>
  new Desks({
    record: join(folder, 'desks.json'),
    isStarting: () => false,
    discard: async (id) => discarded.push(id),
    log: pino({ level: 'silent' }),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-desks-'));
  discarded = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

it('discards the sessions of a desk that stays away for longer than it said', async () => {
  const all = desks();
  const desk = all.attach(SECRET, 5);
  all.claim(desk, '0123abcd');
  all.detach(desk);
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(discarded).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(discarded).toEqual(['0123abcd']);
  await all.written();
});

it('refuses one desk too many, and still records and takes back those it has', async () => {
  const all = desks();
  const secretOf = (number: number) => number.toString(16).padStart(64, '0');
  const attached = Array.from({ length: MAX_DESKS }, (_, number) => all.attach(secretOf(number), 5));
  expect(() => all.attach(SECRET, 5)).toThrow(expect.objectContaining({ code: 'pool-too-many-desks' }) as Error);
  const [first] = attached;
  if (first) all.claim(first, '0123abcd');
  await all.written();
  const next = desks();
  await next.adopt();
  expect(next.has('0123abcd')).toBe(true);
  expect(all.attach(secretOf(0), 5)).toBe(first);
  const last = attached.at(-1);
  if (last) all.detach(last);
  expect(all.attach(SECRET, 5).sessions.size).toBe(0);
});

it('keeps the sessions of a desk that comes back, and hands them to no other desk', async () => {
  const all = desks();
  const desk = all.attach(SECRET, 5);
  all.claim(desk, '0123abcd');
  all.detach(desk);
  vi.advanceTimersByTime(60_000);
  expect(all.attach('b'.repeat(64), 5).sessions.size).toBe(0);
  expect([...all.attach(SECRET, 5).sessions]).toEqual(['0123abcd']);
  vi.advanceTimersByTime(60 * 60_000);
  expect(discarded).toEqual([]);
  await all.written();
});

it('remembers them for the next host agent, without the secret of the desk', async () => {
  const all = desks();
  const desk = all.attach(SECRET, 5);
  for (const id of ['0123abcd', 'deadbeef']) all.claim(desk, id);
  await all.written();
  expect(await readFile(join(folder, 'desks.json'), 'utf8')).not.toContain(SECRET);
  const next = desks();
  await next.adopt();
  expect(next.has('0123abcd')).toBe(true);
  next.keepOnly((id) => id === '0123abcd');
  expect(next.has('deadbeef')).toBe(false);
  vi.advanceTimersByTime(5 * 60_000);
  expect(discarded).toEqual(['0123abcd']);
  await next.written();
});
