import { entry, type Reason } from './entry.ts';

export type ChannelProblem = 'malformed' | 'another-channel' | 'serial-reused';

/** Channels of images. `channel` is the name in the configuration. */
export const channelErrors = {
  'channel-name-invalid': entry<{ channel: string }>('usage'),
  'channel-none': entry('usage'),
  'channel-refused': entry<{ channel: string; problem: ChannelProblem }>('refused'),
  'channel-unsigned': entry<{ channel: string; valid: number; needed: number }>('refused'),
  'channel-policy-invalid': entry<{ channel: string; problems: string }>('refused'),
  'channel-older': entry<{ channel: string; serial: number; seen: number }>('refused'),
  'channel-expired': entry<{ channel: string; expired: string }>('refused'),
  'channel-needs-version': entry<{ channel: string; needed: string; version: string }>('refused'),
  'channel-record-damaged': entry<{ path: string }>('failed'),
  'channel-overtaken': entry<{ channel: string; serial: number; newest: number }>('refused'),
  'channel-serials-used-up': entry<{ channel: string; serial: number }>('refused'),
  'channel-nothing-published': entry<{ channel: string }>('notFound'),
  'channel-no-earlier-release': entry<{ channel: string }>('notFound'),
  'policy-not-named': entry('usage'),
  'channel-draft-invalid': entry<{ path: string }>('usage'),
  'image-not-proven': entry<{ role: string; reason: Reason }>('failed'),
} as const;
