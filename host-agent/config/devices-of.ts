import type { Profile } from './profile.ts';

/** The devices that a VM of this profile has, or can be given. Pure. */
export function devicesOf({ sound, microphone, usb }: Pick<Profile, 'sound' | 'microphone' | 'usb'>): {
  readonly sound?: true;
  readonly microphone?: true;
  readonly usb?: true;
} {
  return {
    ...(sound === 'on' && { sound: true as const }),
    ...(microphone === 'ask' && { microphone: true as const }),
    ...(usb === 'ask' && { usb: true as const }),
  };
}
