import { describe, expect, it } from 'vitest';
import { settle } from '../../bed/event-loop.ts';
import { PolicyRevisions } from '../../../host-agent/network/router-control.ts';

const never = new AbortController().signal;
/** Whether a promise is fulfilled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await settle();
  return done;
}

describe('the revisions of a policy', () => {
  it('count from the first', () => {
    const revisions = new PolicyRevisions(7);
    expect([revisions.next(), revisions.next()]).toEqual([7, 8]);
  });

  it('are in force once the network VM says so, and so are earlier ones', async () => {
    const revisions = new PolicyRevisions(1);
    await revisions.untilApplied(never);
    revisions.next();
    const first = revisions.untilApplied(never);
    revisions.next();
    const second = revisions.untilApplied(never);
    expect([await isDone(first), await isDone(second)]).toEqual([false, false]);
    revisions.noteApplied(1);
    expect([await isDone(first), await isDone(second)]).toEqual([true, false]);
    revisions.noteApplied(2);
    expect(await isDone(second)).toBe(true);
    // An answer that comes late takes nothing back.
    revisions.noteApplied(1);
    expect(await isDone(revisions.untilApplied(never))).toBe(true);
  });

  it('are not in force because of an answer to an earlier host agent', async () => {
    const revisions = new PolicyRevisions(1);
    revisions.next();
    const waiting = revisions.untilApplied(never);
    revisions.noteApplied(2);
    expect(await isDone(waiting)).toBe(false);
    revisions.noteApplied(1);
    await waiting;
  });

  it('are waited for no longer than the caller wants', async () => {
    const revisions = new PolicyRevisions(1);
    revisions.next();
    const cancel = new AbortController();
    const waiting = revisions.untilApplied(cancel.signal);
    cancel.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    await expect(revisions.untilApplied(AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});
