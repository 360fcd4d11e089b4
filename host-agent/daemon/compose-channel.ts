/** The channel that this host follows. */
import { ChannelUpdates } from '../channel/channel-updates.ts';
import { FollowChannel } from '../channel/follow-channel.ts';
import { installRelease } from '../channel/install-release.ts';
import { PublishChannel } from '../channel/publish-channel.ts';
import { signBytes } from '../channel/sign-draft.ts';
import { localKey, trustedKeys } from '../image/keys.ts';
import type { ImageLibrary } from '../image/library.ts';
import type { RunningBuilds } from '../image/build/running-builds.ts';
import { currentImage } from '../image/store.ts';
import type { SwitchOver } from '../image/switch-over.ts';
import { connected as withConnection } from '../registry/connected.ts';
import { assertAllowed, assertMayPull } from './admission.ts';
import type { Foundation } from './foundation.ts';
import { builtAt, VERSION } from './installation.ts';

export function composeChannel(
  { folders, configuration, config, log: parent }: Foundation,
  parts: {
    readonly builds: RunningBuilds;
    readonly switchOver: SwitchOver;
    readonly images: Pick<ImageLibrary, 'check'>;
  },
) {
  const log = parent.child({ part: 'channel' });
  const keys = () => trustedKeys(folders, config().images.trustedKeys);
  const attestations = () => config().images.attestations;
  const trust = async () => {
    const { channelKeys, channelThreshold: threshold } = config().images;
    return { keys: channelKeys.length > 0 ? await trustedKeys(folders, channelKeys) : await keys(), threshold };
  };
  const connected: ConstructorParameters<typeof FollowChannel>[0]['connected'] = (reference, work) =>
    withConnection(reference, { loginServers: () => config().images.loginServers }, work);
  const channel = new FollowChannel({
    folders,
    channel: () => config().images.channel,
    trust,
    version: VERSION,
    connected,
    install: (at, release, watch, isStillMeant) =>
      installRelease({ ...parts, folders, keys, attestations }, at, release, watch, isStillMeant),
    assertMayFollow: (reference) => assertAllowed(configuration.policy, reference),
    assertMayPull: (reference) => assertMayPull(configuration, reference),
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
    ...{ folders, trust, connected, version: VERSION, nowMs: Date.now },
    image: async (role) => {
      const image = await currentImage(folders, role);
      if (image) await parts.images.check(image);
      return image;
    },
    sign: async (bytes, signal) => signBytes(bytes, await ownKey(signal), folders.data, signal),
  });
  return { channel, publisher, ownKey, channelUpdates: new ChannelUpdates({ config, channel, log }) };
}
