import { describe, expect, it } from 'vitest';
import { ERROR_SUBJECTS, ERRORS, type ErrorCode } from '../../../host-agent/api/errors/errors.ts';
import { Failure, isFailure, reasonOf } from '../../../host-agent/api/errors/failure.ts';

const codes = Object.keys(ERRORS) as ErrorCode[];

describe('the table of errors', () => {
  it('names each code under one subject', () => {
    const named = Object.values(ERROR_SUBJECTS).flatMap((table) => Object.keys(table));
    expect(named.toSorted()).toEqual(codes.toSorted());
  });
});

describe('Failure', () => {
  it('makes its texts and exit status from the table', () => {
    expect(new Failure('session-not-found', { id: 'a1' })).toMatchObject({
      code: 'session-not-found',
      message: 'There is no session "a1".',
      hint: 'List the sessions: safe-browse list',
      exitStatus: 4,
      params: { id: 'a1' },
    });
  });

  it('cuts long values and replaces characters that are not printable', () => {
    const { message } = new Failure('session-not-found', { id: `\u001b[31m\u202e${'x'.repeat(10_000)}` });
    expect(message).toMatch(/^There is no session "\?\[31m\?x+"\.$/);
    expect(message.length).toBeLessThan(4100);
  });

  it('keeps the texts of another process as they are', () => {
    const data = { code: 'of-tomorrow', message: 'Something new.', hint: 'Look.', exitStatus: 3 } as const;
    expect(new Failure(data).data()).toEqual(data);
  });

  it('says where the console output of its VM is, beside its own hint', () => {
    const cause = new Error('no');
    const kept = new Failure('network-ended', {}, { cause }).withConsole('/kept');
    expect(kept).toMatchObject({
      code: 'network-ended',
      hint: 'The console output of the VM is in /kept. Run: safe-browse network restart',
      params: { consolePath: '/kept' },
      cause,
    });
    expect(isFailure(kept, 'network-ended')).toBe(true);
  });

  it('names the failure that caused it without its full stop', () => {
    const reason = reasonOf(new Failure('network-ended'));
    expect(new Failure('uplink-lost', { reason }).message).toBe(
      'The uplink of the network VM could not be restarted: The network VM ended.',
    );
  });
});
