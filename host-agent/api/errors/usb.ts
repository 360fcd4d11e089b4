import { entry } from './entry.ts';
import type { UsbRefusal } from '../usb.ts';

/** Why a device is not offered, and what to do. */
export const USB_REFUSALS: Readonly<Record<UsbRefusal, { readonly why: string; readonly hint: string }>> = {
  'no-use': {
    why: 'a session has no use for devices of its kind',
    hint: 'Sessions can use security keys, cameras and readers of smart cards.',
  },
  'not-allowed': {
    why: 'the profile of the session does not allow its kind',
    hint: 'Add the kind to usbKinds in the profile, and open another session.',
  },
  'no-permission': {
    why: 'your account may not open it',
    hint: 'To see what to do, run: safe-browse doctor',
  },
  'handed-over': { why: 'a session has it already', hint: 'Disconnect it there first, or close that session.' },
};

/** USB devices that are handed to sessions. */
export const usbErrors = {
  'no-usb': entry({
    exit: 'refused',
    message: 'This session can be handed no USB devices.',
    hint: 'Set usb = "ask" in its profile, and open another session. Those of Xen never get any.',
  }),
  'usb-device-missing': entry<{ device: string }>({
    exit: 'notFound',
    message: ({ device }) => `No USB device has the address ${device}.`,
    hint: 'A device that is plugged in again has another address. See all: safe-browse usb list ID',
  }),
  'usb-device-refused': entry<{ device: string; refusal: UsbRefusal }>({
    exit: 'refused',
    message: ({ device, refusal }) => `${device} was not handed over: ${USB_REFUSALS[refusal].why}.`,
    hint: ({ refusal }) => USB_REFUSALS[refusal].hint,
  }),
  'usb-too-many': entry<{ most: number }>({
    exit: 'refused',
    message: ({ most }) => `A session can have ${most} USB devices at the same time.`,
    hint: 'Disconnect another one first: safe-browse usb disconnect ID ADDRESS',
  }),
  'usb-in-use': entry<{ device: string }>({
    exit: 'failed',
    message: ({ device }) => `${device} was not connected: another program on this host is using it.`,
    hint: 'Close that program, then try again. If it is the service for smart cards, run as root: systemctl stop pcscd.socket pcscd.service',
  }),
  'smart-card-unusable': entry<{ device: string }>({
    exit: 'failed',
    message: ({ device }) => `${device} was not connected: Chromium in the session could not use it.`,
    hint: 'Try once more. If the image of the session is older than this version, build another one: safe-browse image build browser',
  }),
  'usb-not-connected': entry<{ device: string; reason: string }>({
    exit: 'failed',
    message: ({ device, reason }) => `${device} was not connected: ${reason}`,
    hint: 'Plug it in again, then try once more.',
  }),
} as const;
