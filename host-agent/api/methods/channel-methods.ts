import { z } from 'zod';
import { ChannelChange, ChannelStatus, ChannelUpdate, ChannelView } from '../host/channel.ts';
import { BuildProgress } from '../host/image.ts';

const Nothing = z.strictObject({});
const NoProgress = z.never();
const Channel = z.string().max(512);

export const CHANNEL_METHODS = {
  /** Brings this host to the release that its channel means for it, also if the person rolled back from it. Cancelling keeps the images in use. */
  'image.update': { params: Nothing, progress: BuildProgress, result: ChannelUpdate },
  /** What is known of the channel that this host follows. Asks no registry. */
  'channel.status': { params: Nothing, progress: NoProgress, result: ChannelStatus },
  /** The newest file of a channel, verified with the keys of this host. */
  'channel.show': { params: z.strictObject({ channel: Channel }), progress: NoProgress, result: ChannelView },
  /** The text of the next file of a channel, for its signers. Pushes the images that it names, and changes nothing else. `isSigned`: only this host's key will sign it. */
  'channel.prepare': {
    params: z.strictObject({ channel: Channel, change: ChannelChange, isSigned: z.boolean() }),
    progress: BuildProgress,
    result: z.strictObject({ content: z.string() }),
  },
  /** Publishes a prepared file that enough people signed. `isSigned`: this host's key signs it too. */
  'channel.publish': {
    params: z.strictObject({
      channel: Channel,
      content: z.string().max(16 * 1024),
      signatures: z.array(z.string().max(2048)).max(16),
      isSigned: z.boolean(),
    }),
    progress: NoProgress,
    result: ChannelView,
  },
  /** Signs the draft in a file. `key`: the file of a secret key; this host's own by default. Answers with the file of the signature. */
  'channel.sign': {
    params: z.strictObject({ path: z.string().max(4096), key: z.string().max(4096).optional() }),
    progress: NoProgress,
    result: z.strictObject({ signature: z.string() }),
  },
} as const;
