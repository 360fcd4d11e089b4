import type { ChannelView } from '../api/host/channel.ts';
import type { ChannelFile, Release } from './channel-file.ts';

/** For people and programs that look at a channel. `signers`: ids of the keys that signed the file. Pure. */
export function channelView(file: ChannelFile, signers: readonly string[]): ChannelView {
  const { channel, serial, expires, percentage, rings, halted, minimumVersion, release, base, policy, recalls } = file;
  return {
    ...{ channel, serial, expires, percentage, halted, minimumVersion, release: digestsOf(release) },
    signers: [...signers],
    ...(rings && { rings }),
    ...(base && { base: digestsOf(base) }),
    ...(policy && { policy: policy.digest }),
    ...(recalls && { recalls }),
  };
}

const digestsOf = ({ browser, network, score }: Release): ChannelView['release'] => ({
  ...(browser && { browser: browser.digest }),
  ...(network && { network: network.digest }),
  ...(score && { score }),
});
