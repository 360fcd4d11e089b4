import { beforeEach, describe, expect, it } from 'vitest';
import { Turns } from '../../../host-agent/process/turns.ts';
import { settle } from '../../bed/event-loop.ts';

let failures: unknown[];
let turns: Turns;
beforeEach(() => {
  failures = [];
  turns = new Turns((error) => failures.push(error));
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

describe('turns', () => {
  it('run one after another, and are waited for until none is left', async () => {
    expect(turns.isBusy).toBe(false);
    await turns.done();
    const [first, second] = [work(), work()];
    const both = [turns.take(first.begin), turns.take(second.begin)];
    let isDone = false;
    void turns.done().then(() => (isDone = true));
    await settle();
    expect([first.hasBegun(), second.hasBegun(), turns.isBusy, isDone]).toEqual([true, false, true, false]);
    first.end();
    await settle();
    expect([second.hasBegun(), turns.isBusy, isDone]).toEqual([true, true, false]);
    second.end();
    await Promise.all(both);
    await settle();
    expect([turns.isBusy, isDone]).toEqual([false, true]);
  });

  it('go on after one that fails, which is reported', async () => {
    await expect(turns.take(() => Promise.reject(new Error('busy folder')))).rejects.toThrow('busy folder');
    await turns.take(() => Promise.resolve());
    expect(turns.isBusy).toBe(false);
    expect(failures).toEqual([new Error('busy folder')]);
  });

  it('are waited for no longer than the caller wants', async () => {
    const endless = work();
    void turns.take(endless.begin);
    const cancel = new AbortController();
    const waiting = expect(turns.done(cancel.signal)).rejects.toThrow('enough');
    cancel.abort(new Error('enough'));
    await waiting;
    endless.end();
  });

  it('skip one whose caller has given up before its turn, and do not overtake the one before it', async () => {
    const first = work();
    const [skipped, last] = [work(), work()];
    const cancel = new AbortController();
    const firstDone = turns.take(first.begin);
    const given = expect(turns.take(skipped.begin, cancel.signal)).rejects.toThrow('enough');
    const lastDone = turns.take(last.begin);
    cancel.abort(new Error('enough'));
    await given;
    await settle();
    expect([skipped.hasBegun(), last.hasBegun()]).toEqual([false, false]);
    first.end();
    await settle();
    expect([skipped.hasBegun(), last.hasBegun()]).toEqual([false, true]);
    last.end();
    await Promise.all([firstDone, lastDone]);
  });
});
