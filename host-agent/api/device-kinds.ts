/** Apart from the schemas: the pages of the windows show these words, and run no code that compiles schemas. */
import type { DeviceKind } from './usb.ts';

/** For a person. */
export const DEVICE_KINDS: Readonly<Record<DeviceKind, string>> = {
  'security-key': 'security key',
  camera: 'camera',
  'smart-card': 'smart card reader',
  storage: 'storage',
  audio: 'audio',
  input: 'keyboard or pointer',
  network: 'network or wireless',
  printer: 'printer',
  other: 'other',
};
