import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { pathOf } from '../../../ui/main/pages/app-url.ts';
import { Model } from '../../../ui/main/model.ts';
import { Thumbnails } from '../../../ui/main/thumbnails.ts';
import { sessionWith } from '../../fixtures/session.ts';

const session = (id: string, state: Session['state'] = 'browsing') => sessionWith(id, { state });

let model: Model;
let thumbnails: Thumbnails;
/** Sessions whose picture was asked for, in order. */
let asked: string[];
/** How often the host agent had to give a picture. */
let given: number;
let png: string;
let whileTaken: () => void;
let changes: number;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  model = new Model();
  model.sessions = [session('a')];
  [asked, given, png, whileTaken, changes] = [[], 0, 'AAAA', () => undefined, 0];
  const call = async (method: string, { id, known }: { id: string; known?: string }) => {
    expect(method).toBe('session.thumbnail');
    asked.push(id);
    whileTaken();
    if (known === png) return {};
    given += 1;
    return { picture: { version: png, png } };
  };
  model.changed = () => (changes += 1);
  thumbnails = new Thumbnails(model, { call: call as never });
});
afterEach(() => {
  thumbnails.watch(false);
  vi.useRealTimers();
});

/** The bytes behind the address that the model gives. */
const shown = (id: string) => thumbnails.picture(pathOf('main', model.thumbnails.get(id) ?? '') ?? '');
const lookFor = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

it('takes pictures of visible sessions at once, and again while the window is visible', async () => {
  model.sessions = [session('a'), session('b', 'starting')];
  whileTaken = () => (png += 'AAAA');
  thumbnails.watch(true);
  await lookFor(11);
  expect(asked).toEqual(['a', 'a', 'a']);
  thumbnails.watch(false);
  await lookFor(60);
  expect(asked).toHaveLength(3);
});

it('takes pictures more rarely while nothing changes, and often again after a change', async () => {
  thumbnails.watch(true);
  await lookFor(5 + 10 + 20 + 40 + 40);
  expect([asked.length, given, changes]).toEqual([6, 1, 1]);
  png = 'BBBB';
  await lookFor(40 + 5);
  expect([asked.length, given, changes]).toEqual([8, 2, 2]);
});

it('takes a picture at once when the window becomes visible, and of a session without one', async () => {
  thumbnails.watch(true);
  await lookFor(60);
  const before = asked.length;
  thumbnails.watch(true);
  await lookFor(0);
  expect(asked.slice(before)).toEqual(['a']);
  model.sessions = [session('a'), session('b')];
  thumbnails.sessionsChanged();
  await lookFor(0);
  expect(asked.slice(before)).toEqual(['a', 'a', 'b']);
});

it('gives a new picture a new URL, and keeps the URL of an unchanged one', async () => {
  thumbnails.watch(true);
  await lookFor(0);
  const before = model.thumbnails.get('a');
  await lookFor(5);
  expect(model.thumbnails.get('a')).toBe(before);
  png = 'BBBB';
  await lookFor(10);
  expect(model.thumbnails.get('a')).not.toBe(before);
  expect(shown('a')).toEqual(Buffer.from('BBBB', 'base64'));
  expect(thumbnails.picture(pathOf('main', before ?? '') ?? '')).toBeUndefined();
});

it('drops the picture of an ended session, even one that ended while its picture was taken', async () => {
  thumbnails.watch(true);
  await lookFor(0);
  const path = pathOf('main', model.thumbnails.get('a') ?? '') ?? '';
  expect(thumbnails.picture(path)).toBeDefined();
  model.sessions = [];
  thumbnails.sessionsChanged();
  expect(thumbnails.picture(path)).toBeUndefined();
  model.sessions = [session('b')];
  whileTaken = () => (model.sessions = []);
  thumbnails.sessionsChanged();
  await lookFor(5);
  expect(asked).toContain('b');
  expect(model.thumbnails.has('b')).toBe(false);
});

it('requests one picture at a time, however slow the host agent is', async () => {
  thumbnails.watch(true);
  thumbnails.watch(true);
  await lookFor(0);
  expect(asked).toEqual(['a']);
});
