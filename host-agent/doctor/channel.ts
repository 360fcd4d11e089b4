import type { ChannelStatus } from '../api/host/channel.ts';
import type { Finding } from '../api/host/doctor.ts';
import { typed } from './finding-parts.ts';

const check = 'channel';

/** What is wrong with the channel that this host follows, if anything. Pure. */
export function channelFindings(status: ChannelStatus | undefined, nowMs: number): Finding[] {
  if (!status) return [];
  const { channel, newest, trouble, notBefore, isAwaited } = status;
  if (notBefore !== undefined)
    return [
      {
        check,
        level: 'trouble',
        message: `The clock of this host says ${new Date(nowMs).toISOString()}, but it is later than ${notBefore}: an image, this program or the last check of the channel is newer.`,
        variant: 'clock',
        params: { notBefore },
        hint: 'Set the clock. Until then, the later time decides whether the file of the channel has expired.',
      },
    ];
  if (newest && Date.parse(newest.expires) <= nowMs)
    return [
      {
        check,
        level: 'trouble',
        message: `The file of the channel ${channel} expired at ${newest.expires}.`,
        variant: 'expired',
        params: { channel, expires: newest.expires },
        hint: 'It has not been renewed, or the registry withholds the newer file: tell the person who publishes it.',
      },
    ];
  if (trouble !== undefined)
    return [
      {
        check,
        level: 'trouble',
        message: trouble,
        variant: 'other',
        params: { trouble },
        ...typed('safe-browse image update'),
      },
    ];
  if (!newest)
    return [
      {
        check,
        level: 'note',
        message: `The channel ${channel} has not been read yet.`,
        variant: 'unread',
        params: { channel },
        ...typed('safe-browse image update'),
      },
    ];
  if (isAwaited)
    return [
      {
        check,
        level: 'note',
        message: `The channel ${channel} has no release for this host yet (serial ${newest.serial}${newest.halted ? ', halted' : ''}).`,
        params: { channel, serial: newest.serial },
        command: 'safe-browse channel show',
        hint: 'It comes by itself when the rollout reaches this host: safe-browse channel show',
      },
    ];
  return [
    {
      check,
      level: 'ok',
      params: { channel, serial: newest.serial },
      message: `Images come from the channel ${channel}, serial ${newest.serial}.`,
    },
  ];
}
