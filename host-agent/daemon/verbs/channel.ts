/** Verbs on channels. */
import type { CHANNEL_METHODS } from '../../api/methods/channel-methods.ts';
import { signDraft } from '../../channel/sign-draft.ts';
import type { FollowChannel } from '../../channel/follow-channel.ts';
import type { PublishChannel } from '../../channel/publish-channel.ts';
import type { ImageLibrary } from '../../image/library.ts';
import type { Verbs } from '../server.ts';
import type { Watchers } from '../watchers.ts';

export interface ChannelVerbsOptions {
  readonly channel: Pick<FollowChannel, 'update' | 'status'>;
  readonly publisher: Pick<PublishChannel, 'show' | 'prepare' | 'publish'>;
  /** File of the secret key of this host. */
  readonly ownKey: (signal: AbortSignal) => Promise<string>;
  readonly images: Pick<ImageLibrary, 'describe'>;
  readonly watchers: Pick<Watchers, 'touch'>;
}

type ChannelMethod = keyof typeof CHANNEL_METHODS;

export function channelVerbs({
  channel,
  publisher,
  ownKey,
  images,
  watchers,
}: ChannelVerbsOptions): Pick<Verbs, ChannelMethod> {
  return {
    'image.update': async (_, { signal, progress }) => {
      const installed = await channel.update({ signal, onProgress: progress }, { isAsked: true });
      watchers.touch('images');
      return {
        status: await channel.status(),
        images: await Promise.all(installed.map((image) => images.describe(image))),
      };
    },
    'channel.status': () => channel.status(),
    'channel.show': ({ channel: name }, { signal }) => publisher.show(name, signal),
    'channel.prepare': async ({ channel: name, change, isSigned }, { signal, progress }) => ({
      content: await publisher.prepare(name, change, isSigned, { signal, onProgress: progress }),
    }),
    'channel.publish': ({ channel: name, content, signatures, isSigned }, { signal }) => {
      const signed = { untrustedBytes: Buffer.from(content), untrustedSignatures: signatures };
      return publisher.publish(name, signed, isSigned, signal);
    },
    'channel.sign': async ({ path, key }, { signal }) => ({
      signature: await signDraft(path, key ?? (await ownKey(signal)), signal),
    }),
  };
}
