import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../../host-agent/api/session.ts';
import { pathOf } from '../../../ui/main/application-address.ts';
import { Model } from '../../../ui/main/model.ts';
import { Thumbnails } from '../../../ui/main/thumbnails.ts';

const session = (id: string, state: Session['state'] = 'browsing'): Session => ({ id, profile: 'default', state, hypervisor: 'qemu', accelerator: 'kvm', startedFrom: 'cold', display: { kind: 'rfb', socket: '/s' }, processes: [], timings: {}, requestedAt: '2026-01-02T03:04:05.000Z' });

let model: Model;
let thumbnails: Thumbnails;
/** Sessions whose picture was taken, in order. */
let taken: string[];
let png: string;
let whileTaken: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  model = new Model();
  model.sessions = [session('a')];
  [taken, png, whileTaken] = [[], 'AAAA', () => undefined];
  const call = async (_: string, { id }: { id: string }) => {
    taken.push(id);
    whileTaken();
    return { png };
  };
  thumbnails = new Thumbnails(model, { call: call as never });
});
afterEach(() => {
  thumbnails.watch(false);
  vi.useRealTimers();
});

/** The bytes behind the address that the model gives. */
const shown = (id: string) => thumbnails.picture(pathOf(model.thumbnails.get(id) ?? '') ?? '');

it('takes pictures of what shows something, at once and again while somebody can see them', async () => {
  model.sessions = [session('a'), session('b', 'starting')];
  thumbnails.watch(true);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(taken).toEqual(['a', 'a', 'a']);
  thumbnails.watch(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(taken).toHaveLength(3);
});

it('gives a new picture a new address, and the same one its old', async () => {
  await thumbnails.look();
  const before = model.thumbnails.get('a');
  await thumbnails.look();
  expect(model.thumbnails.get('a')).toBe(before);
  png = 'BBBB';
  await thumbnails.look();
  expect(model.thumbnails.get('a')).not.toBe(before);
  expect(shown('a')).toEqual(Buffer.from('BBBB', 'base64'));
  expect(thumbnails.picture(pathOf(before ?? '') ?? '')).toBeUndefined();
});

it('takes none that is larger than any screen', async () => {
  png = 'A'.repeat(64 * 1024 * 1024 + 4);
  await thumbnails.look();
  expect(model.thumbnails.size).toBe(0);
});

it('keeps nothing of a session that is gone, also when it went while its picture was taken', async () => {
  await thumbnails.look();
  const path = pathOf(model.thumbnails.get('a') ?? '') ?? '';
  expect(thumbnails.picture(path)).toBeDefined();
  model.sessions = [];
  thumbnails.forgetGone();
  expect(thumbnails.picture(path)).toBeUndefined();
  model.sessions = [session('b')];
  whileTaken = () => (model.sessions = []);
  await thumbnails.look();
  expect(model.thumbnails.has('b')).toBe(false);
});

it('is asked for one at a time, however slow the host agent is', async () => {
  const looks = [thumbnails.look(), thumbnails.look()];
  await Promise.all(looks);
  expect(taken).toEqual(['a']);
});
