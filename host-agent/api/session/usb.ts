/** USB devices of the host, as a person chooses among them. */
import { z } from 'zod';
import { STRICTEST_FIRST } from '../configuration/key-facets.ts';

/** The kinds that a session has a use for. */
export const USB_KINDS = ['security-key', 'camera', 'smart-card'] as const;
export const UsbKind = z.enum(USB_KINDS);
export type UsbKind = z.infer<typeof UsbKind>;

/** `ask`: the person hands over a device in a running session. */
export const UsbRule = z.enum(['off', 'ask']).meta({ looser: STRICTEST_FIRST });

/** Devices that one session can have at the same time. */
export const MAX_USB_DEVICES = 4;
/** Listed devices of the host. */
export const MAX_LISTED_DEVICES = 127;

/** What a device says that it is. */
export const DeviceKind = z.enum([...USB_KINDS, 'storage', 'audio', 'input', 'network', 'printer', 'other']);
export type DeviceKind = z.infer<typeof DeviceKind>;

/** Bus and address, as `lsusb` shows them. A device that is plugged in again, or claims to be another one, has another address. */
export const UsbAddress = z.string().regex(/^[1-9][0-9]{0,2}-[1-9][0-9]{0,2}$/);

/**
 * Why a device is not offered. `no-use`: sessions have no use for its kind; `not-allowed`: the profile does not list its kind; `no-permission`:
 * this account may not open it; `handed-over`: a session has it.
 */
export const UsbRefusal = z.enum(['no-use', 'not-allowed', 'no-permission', 'handed-over']);
export type UsbRefusal = z.infer<typeof UsbRefusal>;

const Hex = z.string().regex(/^[0-9a-f]{4}$/);

export const UsbDevice = z.strictObject({
  address: UsbAddress,
  /** One printable line that the device chose. It may claim anything. */
  name: z.string().min(1).max(80),
  vendor: Hex,
  product: Hex,
  kind: DeviceKind,
});
export type UsbDevice = z.infer<typeof UsbDevice>;

export const ListedUsbDevice = UsbDevice.extend({
  /** Absent if it can be handed to the session. */
  refusal: UsbRefusal.optional(),
});
export type ListedUsbDevice = z.infer<typeof ListedUsbDevice>;
