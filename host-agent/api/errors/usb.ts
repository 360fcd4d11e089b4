import { entry } from './entry.ts';
import type { UsbRefusal } from '../session/usb.ts';

/** USB devices that are handed to sessions. */
export const usbErrors = {
  'no-usb': entry('refused'),
  'usb-device-missing': entry<{ device: string }>('notFound'),
  'usb-device-refused': entry<{ device: string; refusal: UsbRefusal }>('refused'),
  'usb-too-many': entry<{ most: number }>('refused'),
  'usb-in-use': entry<{ device: string }>('failed'),
  'smart-card-unusable': entry<{ device: string }>('failed'),
  'usb-not-connected': entry<{ device: string; reason: string }>('failed'),
} as const;
