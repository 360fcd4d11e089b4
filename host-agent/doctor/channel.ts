import type { ChannelStatus } from '../api/channel.ts';
import type { Finding } from '../api/doctor.ts';

const check = 'channel';

/** What is wrong with the channel that this host follows, if anything. Pure. */
export function channelFindings(status: ChannelStatus | undefined, nowMs: number): Finding[] {
  if (!status) return [];
  const { channel, newest, trouble } = status;
  if (newest && Date.parse(newest.expires) <= nowMs)
    return [
      {
        check,
        level: 'trouble',
        message: `The file of the channel ${channel} expired at ${newest.expires}.`,
        hint: 'It has not been renewed, or the registry withholds the newer file: tell the person who publishes it.',
      },
    ];
  if (trouble !== undefined) return [{ check, level: 'trouble', message: trouble, hint: 'safe-browse image update' }];
  if (!newest)
    return [
      {
        check,
        level: 'note',
        message: `The channel ${channel} has not been read yet.`,
        hint: 'safe-browse image update',
      },
    ];
  return [{ check, level: 'ok', message: `Images come from the channel ${channel}, serial ${newest.serial}.` }];
}
