import { entry, type Reason } from './entry.ts';

export type ChannelProblem = 'malformed' | 'another-channel' | 'serial-reused';

const PROBLEMS: Readonly<Record<ChannelProblem, string>> = {
  malformed: 'it is not the file of a channel that this version understands',
  'another-channel': 'the file belongs to another channel',
  'serial-reused': 'its content changed, but its serial did not',
};

/** Channels of images. `channel` is the name in the configuration. */
export const channelErrors = {
  'channel-name-invalid': entry<{ channel: string }>({
    exit: 'usage',
    message: ({ channel }) => `"${channel}" does not name a channel.`,
    hint: 'Write it as REGISTRY/REPOSITORY/NAME, for example registry.example/safe-browse/stable',
  }),
  'channel-none': entry({
    exit: 'usage',
    message: 'This host follows no channel.',
    hint: 'Name one in images.channel of the configuration.',
  }),
  'channel-refused': entry<{ channel: string; problem: ChannelProblem }>({
    exit: 'refused',
    message: ({ channel, problem }) => `The channel ${channel} was refused: ${PROBLEMS[problem]}.`,
    hint: 'The images in use have not changed. Tell the person who publishes the channel.',
  }),
  'channel-unsigned': entry<{ channel: string; valid: number; needed: number }>({
    exit: 'refused',
    message: ({ channel, valid, needed }) =>
      `The channel ${channel} has ${valid} valid ${valid === 1 ? 'signature' : 'signatures'} of ${needed} that are needed.`,
    hint: 'Compare images.channelKeys and images.channelThreshold with the keys of the people who sign the channel.',
  }),
  'channel-policy-invalid': entry<{ channel: string; problems: string }>({
    exit: 'refused',
    message: ({ channel, problems }) =>
      `The channel ${channel} has managed settings that cannot be used:\n  ${problems}`,
    hint: 'Nothing has changed: the settings and images in use stay. The person who publishes the channel has to correct the policy.',
  }),
  'channel-older': entry<{ channel: string; serial: number; seen: number }>({
    exit: 'refused',
    message: ({ channel, serial, seen }) =>
      `The registry offers serial ${serial} of the channel ${channel}, but ${seen} has been seen already.`,
    hint: 'The images in use have not changed. Somebody may be offering an old file: tell the administrator of the registry.',
  }),
  'channel-expired': entry<{ channel: string; expired: string }>({
    exit: 'refused',
    message: ({ channel, expired }) => `The file of the channel ${channel} expired at ${expired}.`,
    hint: 'Check the clock of this host. If it is right, the channel has not been renewed, or the registry withholds the newer file: tell the person who publishes it.',
  }),
  'channel-needs-version': entry<{ channel: string; needed: string; version: string }>({
    exit: 'refused',
    message: ({ channel, needed, version }) =>
      `The images of the channel ${channel} need Safe Browse ${needed}, and this is ${version}.`,
    hint: 'Update the package safe-browse.',
  }),
  'channel-record-damaged': entry<{ path: string }>({
    exit: 'failed',
    message: ({ path }) => `It is unknown which channel files were seen before: the record ${path} cannot be read.`,
    hint: ({ path }) => `If you know why it was changed, remove ${path}.`,
  }),
  'channel-overtaken': entry<{ channel: string; serial: number; newest: number }>({
    exit: 'refused',
    message: ({ channel, serial, newest }) =>
      `Serial ${serial} of the channel ${channel} cannot be published: the registry has ${newest} already.`,
    hint: 'Write the draft again, so that it has the next serial, and have it signed again.',
  }),
  'channel-serials-used-up': entry<{ channel: string; serial: number }>({
    exit: 'refused',
    message: ({ channel, serial }) =>
      `No file can follow in the channel ${channel}: the newest one has the highest serial, ${serial}.`,
    hint: 'Somebody with its keys has used the serials up. Replace the keys, and begin again: channel publish with --first-serial. The guide of channels has each step.',
  }),
  'channel-nothing-published': entry<{ channel: string }>({
    exit: 'notFound',
    message: ({ channel }) => `The channel ${channel} has no file to change.`,
    hint: ({ channel }) => `Publish the first one: safe-browse channel publish ${channel}`,
  }),
  'channel-no-earlier-release': entry<{ channel: string }>({
    exit: 'notFound',
    message: ({ channel }) => `The registry has no earlier release of the channel ${channel}.`,
    hint: 'Name the serial to return to, if it is an older one.',
  }),
  'policy-not-named': entry({
    exit: 'usage',
    message: 'Name the file of a policy, or give --none.',
    hint: 'For example: safe-browse channel policy registry.example/safe-browse/stable policy.toml',
  }),
  'channel-draft-invalid': entry<{ path: string }>({
    exit: 'usage',
    message: ({ path }) => `${path} is not the draft of a channel file.`,
    hint: 'Write one with the option --draft, and do not edit it: its bytes are signed.',
  }),
  'image-not-proven': entry<{ role: string; reason: Reason }>({
    exit: 'failed',
    message: ({ role, reason }) => `The new ${role} image does not work on this host: ${reason}.`,
    hint: 'The images in use have not changed. Tell the person who publishes the image.',
  }),
} as const;
