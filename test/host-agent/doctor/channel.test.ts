import { expect, it } from 'vitest';
import type { ChannelStatus } from '../../../host-agent/api/channel.ts';
import { channelFindings } from '../../../host-agent/doctor/channel.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const status: ChannelStatus = {
  channel: 'registry.example/safe-browse/stable',
  newest: {
    ...{ channel: 'safe-browse/stable', serial: 7, expires: '2026-07-01T00:00:00Z', percentage: 100, halted: false },
    ...{ minimumVersion: '0.1.0', release: { browser: 'a' } },
  },
  isIncluded: true,
  isCurrent: true,
};

it.each<[string, ChannelStatus | undefined, readonly object[]]>([
  ['no channel', undefined, []],
  ['a channel', status, [{ level: 'ok', message: expect.stringContaining('serial 7') as unknown }]],
  ['a channel that was not read yet', { channel: 'c', isIncluded: false, isCurrent: false }, [{ level: 'note' }]],
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
