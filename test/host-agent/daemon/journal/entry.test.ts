import { describe, expect, it } from 'vitest';
import { journalEntry } from '../../../../host-agent/daemon/journal/journal.ts';
import { MESSAGE_IDS } from '../../../../host-agent/daemon/journal/message-ids.ts';

const entry = (line: Readonly<Record<string, unknown>>) =>
  journalEntry(`${JSON.stringify({ level: 30, pid: 1, ...line })}\n`)?.toString();

describe('an entry of the journal', () => {
  it('has the message with its id and priority, and what the log says about it in our own words', () => {
    expect(entry({ level: 40, part: 'session', id: 'abcdef01', reason: 'vm-ended', elapsedMs: 70, msg: 'ended' })).toBe(
      [
        'MESSAGE=ended',
        `MESSAGE_ID=${MESSAGE_IDS['ended'] ?? ''}`,
        'PRIORITY=4',
        'SYSLOG_IDENTIFIER=safe-browse',
        'SAFE_BROWSE_SESSION=abcdef01',
        'SAFE_BROWSE_PART=session',
        'SAFE_BROWSE_OUTCOME=vm-ended',
        'SAFE_BROWSE_ELAPSED_MS=70',
        '',
      ].join('\n'),
    );
  });

  it('names profile and pool only where they were logged for an audit', () => {
    const opened = { id: 'abcdef01', auditedProfile: 'banking', auditedPool: 'company', msg: 'a session was opened' };
    expect(entry(opened)).toContain('\nSAFE_BROWSE_PROFILE=banking\nSAFE_BROWSE_POOL=company\n');
    expect(entry({ ...opened, auditedProfile: 'bank of erika' })).not.toContain('erika');
    expect(entry({ profile: 'banking', pool: 'company', msg: 'ended' })).not.toMatch(/banking|company/);
  });

  it.each([
    [60, 2],
    [50, 3],
    [30, 6],
    [20, 7],
  ])('has syslog’s priority for pino’s level %i: %i', (level, priority) => {
    expect(entry({ level, msg: 'state' })).toContain(`\nPRIORITY=${priority}\n`);
  });

  it.each([
    ['url', 'https://bank.example/'],
    ['reason', 'Error: ENOENT: /home/erika/geheim'],
    ['reason', 'vm-ended\nMESSAGE_ID=1'],
    ['id', 'spare of erika'],
    ['file', '/home/erika/.docker/config.json'],
    ['code', 'https://bank.example'],
    ['part', 'erika'],
    ['elapsedMs', '70'],
  ])('leaves out what could be private or of another form: %s %j', (field, value) => {
    expect(entry({ msg: 'ended', [field]: value })?.split('\n')).toHaveLength(5);
  });

  it('is not written for a message without an id, nor for what is no line of the log', () => {
    expect(entry({ msg: 'https://bank.example/' })).toBeUndefined();
    expect(entry({ msg: 'constructor' })).toBeUndefined();
    expect(journalEntry('nonsense')).toBeUndefined();
    expect(journalEntry('{"msg":"ended"}')).toBeUndefined();
  });
});
