/** The channel that this host follows, and the channels that it publishes. */
import type { CHANNEL_METHODS } from '../api/methods/channel-methods.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { builtAt, VERSION } from '../foundation/installation.ts';
import { ChannelUpdates } from './channel-updates.ts';
import { FollowChannel } from './follow-channel.ts';
import { installRelease } from './install-release.ts';
import { PublishChannel, signBytes, signDraft } from './publish-channel.ts';
import { localKey, trustedKeys } from '../image/keys.ts';
import type { ImageLibrary } from '../image/library.ts';
import type { RecalledImages } from '../image/recalled-images.ts';
import type { RunningBuilds } from '../image/build/running-builds.ts';
import { currentImage } from '../image/store.ts';
import type { SwitchOver } from '../image/switch-over.ts';
import { connected, connectedForReading } from '../registry/connected.ts';
import { assertAllowed, assertMayPull, registryAccess } from '../registry/compose.ts';

export function composeChannel(
  { folders, configuration, config, changes, log: parent }: Foundation,
  parts: {
    readonly builds: RunningBuilds;
    readonly switchOver: SwitchOver;
    readonly images: Pick<ImageLibrary, 'check' | 'describe'>;
    readonly recalled: RecalledImages;
  },
) {
  const log = parent.child({ part: 'channel' });
  const keys = () => trustedKeys(folders, config().images.trustedKeys);
  const attestations = () => config().images.attestations;
  const trust = async () => {
    const { channelKeys, channelThreshold: threshold } = config().images;
    return { keys: channelKeys.length > 0 ? await trustedKeys(folders, channelKeys) : await keys(), threshold };
  };
  const access = registryAccess({ config, configuration });
  const channel = new FollowChannel({
    folders,
    channel: () => config().images.channel,
    ring: () => config().images.ring,
    trust,
    version: VERSION,
    connected: (reference, work) => connectedForReading(reference, access, work),
    install: (at, release, watch, isStillMeant) =>
      installRelease({ ...parts, folders, keys, attestations }, at, release, watch, isStillMeant),
    assertMayFollow: (reference) => assertAllowed(configuration.policy, reference),
    assertMayPull: (reference) => assertMayPull(configuration, reference),
    recall: (name, recalls) => parts.recalled.accept(name, recalls),
    policyAccepted: () => configuration.refresh(),
    nowMs: Date.now,
    pastTimes: async () => {
      const images = await Promise.all((['browser', 'network'] as const).map((role) => currentImage(folders, role)));
      return [...images.map((image) => image?.builtAt), await builtAt()].filter((time) => time !== undefined);
    },
    log,
  });
  const ownKey = (signal: AbortSignal) => localKey(folders, signal);
  const publisher = new PublishChannel({
    ...{ folders, trust, version: VERSION, nowMs: Date.now },
    connected: (reference, work) => connected(reference, access, work),
    image: async (role) => {
      const image = await currentImage(folders, role);
      if (image) await parts.images.check(image);
      return image;
    },
    sign: async (bytes, signal) => signBytes(bytes, await ownKey(signal), folders.data, signal),
  });
  const hasRecalledImage = async () => {
    const images = await Promise.all((['browser', 'network'] as const).map((role) => currentImage(folders, role)));
    return images.some((image) => image !== undefined && parts.recalled.of(image.digest) !== undefined);
  };
  const status = async () => (config().images.channel === '' ? undefined : channel.status());
  return {
    parts: { channelUpdates: new ChannelUpdates({ config, channel, hasRecalledImage, log }) },
    verbs: () => channelVerbs({ channel, publisher, ownKey, images: parts.images, onChange: changes.of('images') }),
    reported: () => ({ channel: status }),
    examined: () => ({ channel: status }),
  };
}

interface ChannelVerbsOptions {
  readonly channel: Pick<FollowChannel, 'update' | 'status'>;
  readonly publisher: Pick<PublishChannel, 'show' | 'prepare' | 'publish'>;
  /** File of the secret key of this host. */
  readonly ownKey: (signal: AbortSignal) => Promise<string>;
  readonly images: Pick<ImageLibrary, 'describe'>;
  readonly onChange: () => void;
}

type ChannelMethod = keyof typeof CHANNEL_METHODS;

function channelVerbs({
  channel,
  publisher,
  ownKey,
  images,
  onChange,
}: ChannelVerbsOptions): Pick<Verbs, ChannelMethod> {
  return {
    'image.update': async (_, { signal, progress }) => {
      const installed = await channel.update({ signal, onProgress: progress }, { isAsked: true });
      onChange();
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
