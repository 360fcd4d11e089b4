import pino from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { CleanupQueue } from '../../../host-agent/network/cleanup-queue.ts';
import { settle } from '../../bed/event-loop.ts';

let logged: string[];
let queue: CleanupQueue;
beforeEach(() => {
  logged = [];
  queue = new CleanupQueue(pino({}, { write: (line: string) => void logged.push(line) }));
});
/** Work that ends when the test says so. */
function work() {
  let end: () => void = () => undefined;
  let hasBegun = false;
  const done = new Promise<void>((resolve) => (end = resolve));
  const begin = () => {
    hasBegun = true;
    return done;
  };
  return { begin, end: () => end(), hasBegun: () => hasBegun };
}

describe('clean-ups', () => {
  it('run one after another, and are waited for until none is left', async () => {
    expect(queue.isBusy).toBe(false);
    await queue.done();
    const [first, second] = [work(), work()];
    const both = [queue.add(first.begin), queue.add(second.begin)];
    let isDone = false;
    void queue.done().then(() => (isDone = true));
    await settle();
    expect([first.hasBegun(), second.hasBegun(), queue.isBusy, isDone]).toEqual([true, false, true, false]);
    first.end();
    await settle();
    expect([second.hasBegun(), queue.isBusy, isDone]).toEqual([true, true, false]);
    second.end();
    await Promise.all(both);
    await settle();
    expect([queue.isBusy, isDone]).toEqual([false, true]);
  });

  it('go on after one that fails, which is logged', async () => {
    await expect(queue.add(() => Promise.reject(new Error('busy folder')))).rejects.toThrow('busy folder');
    await queue.add(() => Promise.resolve());
    expect(queue.isBusy).toBe(false);
    expect(logged.join('')).toContain('busy folder');
  });

  it('are waited for no longer than the caller wants', async () => {
    const endless = work();
    void queue.add(endless.begin);
    const cancel = new AbortController();
    const waiting = expect(queue.done(cancel.signal)).rejects.toThrow('enough');
    cancel.abort(new Error('enough'));
    await waiting;
    endless.end();
  });
});
