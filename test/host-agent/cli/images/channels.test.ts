import { expect, it } from 'vitest';
import type { ChannelStatus } from '../../../../host-agent/api/host/channel.ts';
import { standing } from '../../../../host-agent/cli/images/channels.ts';

const NEWEST: ChannelStatus['newest'] = {
  ...{ channel: 'safe-browse/stable', serial: 4, expires: '2030-01-01T00:00:00Z', percentage: 10, halted: false },
  ...{ minimumVersion: '0.1.0', release: { browser: 'a' }, signers: [] },
};
const CHANNEL = 'registry.example/safe-browse/stable';

it.each<[string, Pick<ChannelStatus, 'isIncluded' | 'isCurrent' | 'isAwaited'>, boolean]>([
  ['has the release', { isIncluded: true, isCurrent: true, isAwaited: false }, false],
  ['has the release; the rollout is halted', { isIncluded: true, isCurrent: true, isAwaited: false }, true],
  ['has the release before; the rollout is halted', { isIncluded: false, isCurrent: true, isAwaited: false }, true],
  [
    'has the release before, because it is not included yet',
    { isIncluded: false, isCurrent: true, isAwaited: false },
    false,
  ],
  [
    'has no release from the channel yet; the rollout is halted',
    { isIncluded: false, isCurrent: false, isAwaited: true },
    true,
  ],
  [
    'has no release from the channel yet: it is not included yet',
    { isIncluded: false, isCurrent: false, isAwaited: true },
    false,
  ],
])('a host %s', (expected, found, halted) => {
  expect(standing({ channel: CHANNEL, ...found, newest: { ...NEWEST, halted } })).toBe(expected);
});
