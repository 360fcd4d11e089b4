import type { DeviceKind } from '../api/usb.ts';

/** Class and subclass, as the USB standard numbers them. */
export interface UsbInterface {
  readonly class: number;
  readonly subclass: number;
  /** What a human interface device reports, as it describes it. */
  readonly reportDescriptor?: Buffer;
}

export interface UsbClasses {
  readonly deviceClass: number;
  readonly interfaces: readonly UsbInterface[];
}

const CLASS = {
  audio: 0x01,
  communications: 0x02,
  input: 0x03,
  printer: 0x07,
  storage: 0x08,
  hub: 0x09,
  data: 0x0a,
  smartCard: 0x0b,
  video: 0x0e,
  wireless: 0xe0,
} as const;

/** The usage page of the FIDO Alliance, in the form in which every authenticator has to begin its description. */
const FIDO_PAGE = Buffer.from([0x06, 0xd0, 0xf1]);

export const isHub = ({ deviceClass }: UsbClasses): boolean => deviceClass === CLASS.hub;

/**
 * The kind of a device by its interfaces. Of several, the most specific: a security key may also be a keyboard and a smart card, and a camera has a
 * microphone. Anything else that is a keyboard or a mouse is nothing but that, since the host may need it. Pure.
 */
export function kindOf({ interfaces }: UsbClasses): DeviceKind {
  const has = (...classes: number[]) => interfaces.some((one) => classes.includes(one.class));
  if (interfaces.some(isAuthenticator)) return 'security-key';
  if (interfaces.some(isKeyboardOrMouse)) return 'input';
  if (has(CLASS.storage)) return 'storage';
  if (has(CLASS.communications, CLASS.data, CLASS.wireless)) return 'network';
  if (has(CLASS.video)) return 'camera';
  if (has(CLASS.smartCard)) return 'smart-card';
  if (has(CLASS.printer)) return 'printer';
  if (has(CLASS.audio)) return 'audio';
  return has(CLASS.input) ? 'input' : 'other';
}

/** The subclass of those that work before an operating system does. */
const BOOT_INPUT = 1;

const isKeyboardOrMouse = ({ class: one, subclass }: UsbInterface): boolean =>
  one === CLASS.input && subclass === BOOT_INPUT;

const isAuthenticator = ({ class: one, reportDescriptor }: UsbInterface): boolean =>
  one === CLASS.input && reportDescriptor?.subarray(0, FIDO_PAGE.length).equals(FIDO_PAGE) === true;
