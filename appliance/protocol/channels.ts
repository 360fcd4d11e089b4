/** The messages that each role of guest exchanges with the host agent. A message of another role is a parse error. */
import type * as z from 'zod';
import { BrowserGuestMessage, BrowserHostMessage, type BrowserStep } from './browser.ts';
import type { Role } from './every-role.ts';
import { ConverterGuestMessage, ConverterHostMessage, type ConverterStep } from './converter.ts';
import { NetworkGuestMessage, NetworkHostMessage, type NetworkStep } from './network.ts';

interface Contracts {
  readonly browser: { guest: BrowserGuestMessage; host: BrowserHostMessage; step: BrowserStep };
  readonly network: { guest: NetworkGuestMessage; host: NetworkHostMessage; step: NetworkStep };
  readonly converter: { guest: ConverterGuestMessage; host: ConverterHostMessage; step: ConverterStep };
}

/** What a guest of this role may say; by default, of any role. */
export type GuestMessage<GuestRole extends Role = Role> = Contracts[GuestRole]['guest'];
/** What the host may say to a guest of this role; by default, of any role. */
export type HostMessage<GuestRole extends Role = Role> = Contracts[GuestRole]['host'];
/** The steps in the start of a guest of this role; by default, of any role. */
export type Step<GuestRole extends Role = Role> = Contracts[GuestRole]['step'];

/** The roles of guests that have transfers. */
export type TransferRole = 'browser' | 'converter';
export type GuestTransferMessage<GuestRole extends TransferRole = TransferRole> = Extract<
  GuestMessage<GuestRole>,
  { type: `transfer-${string}` }
>;
export type HostTransferMessage<GuestRole extends TransferRole = TransferRole> = Extract<
  HostMessage<GuestRole>,
  { type: `transfer-${string}` }
>;

/** The schemas of both directions. */
export interface ChannelFor<GuestRole extends Role> {
  readonly guest: z.ZodType<GuestMessage<GuestRole>>;
  readonly host: z.ZodType<HostMessage<GuestRole>>;
}

export const CHANNELS: { readonly [GuestRole in Role]: ChannelFor<GuestRole> } = {
  browser: { guest: BrowserGuestMessage, host: BrowserHostMessage },
  network: { guest: NetworkGuestMessage, host: NetworkHostMessage },
  converter: { guest: ConverterGuestMessage, host: ConverterHostMessage },
};

export const channelFor = <GuestRole extends Role>(role: GuestRole): ChannelFor<GuestRole> => CHANNELS[role];
