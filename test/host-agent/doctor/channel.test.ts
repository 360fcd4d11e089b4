import { expect, it } from 'vitest';
import type { ChannelStatus } from '../../../host-agent/api/host/channel.ts';
import { channelFindings } from '../../../host-agent/doctor/channel.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const status: ChannelStatus = {
  channel: 'registry.example/safe-browse/stable',
  newest: {
    ...{ channel: 'safe-browse/stable', serial: 7, expires: '2026-07-01T00:00:00Z', percentage: 100, halted: false },
    ...{ minimumVersion: '0.1.0', release: { browser: 'a' }, signers: [] },
  },
  isIncluded: true,
  isCurrent: true,
  isAwaited: false,
};

it.each<[string, ChannelStatus | undefined, readonly object[]]>([
  ['no channel', undefined, []],
  ['a channel', status, [{ level: 'ok', message: expect.stringContaining('serial 7') as unknown }]],
  [
    'a channel that was not read yet',
    { channel: 'c', isIncluded: false, isCurrent: false, isAwaited: false },
    [{ level: 'note' }],
  ],
  [
    'a channel without a release for this host',
    { ...status, isCurrent: false, isIncluded: false, isAwaited: true },
    [{ level: 'note', message: expect.stringContaining('has no release for this host yet') as unknown }],
  ],
  [
    'a clock that is behind',
    { ...status, notBefore: '2026-06-20T00:00:00Z' },
    [{ level: 'trouble', message: expect.stringContaining('later than 2026-06-20') as unknown }],
  ],
  [
    'a failed update',
    { ...status, trouble: 'It did not paint.' },
    [{ level: 'trouble', message: 'It did not paint.' }],
  ],
])('the doctor looks at %s', (_, examined, findings) => {
  expect(channelFindings(examined, NOW)).toMatchObject(findings);
});

it('the doctor reports a channel that has expired, also while it is not read', () => {
  expect(channelFindings(status, Date.parse('2026-07-01T00:00:00Z'))).toMatchObject([
    { level: 'trouble', message: expect.stringContaining('expired') as unknown },
  ]);
});
