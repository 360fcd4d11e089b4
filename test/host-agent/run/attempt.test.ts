import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../host-agent/run/attempt.ts';
import { Said } from '../../../host-agent/run/messages.ts';

const goesOn = { aborted: false };
const failed = { is: 'over', outcome: 'failed', reason: 'Error: no\u202e shop\nwith more', details: 'at a:1' } as const;

describe('the result of a script', () => {
  it('is what its exit status says, with the reason that it gave', () => {
    expect(resultOf({ over: undefined, exitStatus: 0, signal: undefined }, goesOn)).toEqual({
      outcome: 'passed',
      exitStatus: 0,
    });
    expect(resultOf({ over: failed, exitStatus: 7, signal: undefined }, goesOn)).toEqual({
      outcome: 'failed',
      exitStatus: 7,
      reason: 'Error: no\ufffd shop',
      details: 'at a:1',
    });
    expect(
      resultOf({ over: { is: 'over', outcome: 'timed-out' }, exitStatus: 1, signal: undefined }, goesOn),
    ).toMatchObject({ outcome: 'timed-out' });
  });

  it('is no success that the script only claims', () => {
    const over = { is: 'over', outcome: 'passed' } as const;
    expect(resultOf({ over, exitStatus: 1, signal: undefined }, goesOn)).toMatchObject({ outcome: 'failed' });
    expect(resultOf({ over, exitStatus: undefined, signal: 'SIGSEGV' }, goesOn)).toEqual({
      outcome: 'failed',
      reason: 'It was ended by SIGSEGV.',
    });
  });

  it('is that it was cancelled, whatever it was', () => {
    expect(resultOf({ over: failed, exitStatus: 0, signal: undefined }, { aborted: true })).toEqual({
      outcome: 'cancelled',
      exitStatus: 0,
    });
  });

  it('has bounds, and no form but its own', () => {
    const long = 'x'.repeat(100_000);
    expect(Said.parse({ is: 'over', outcome: 'failed', reason: long })).toMatchObject({
      reason: long.slice(0, 65_536),
    });
    expect(Said.safeParse({ is: 'over', outcome: 'cancelled' }).success).toBe(false);
    expect(Said.safeParse({ is: 'loaded', more: 1 }).success).toBe(false);
  });
});
