import type { Profile } from './profile.ts';

/** What of a profile makes the VM of its sessions: its size, and the devices that it has or can be given. Pure. */
export function vmOf({
  memoryMiB,
  processors,
  screen,
  sound,
  microphone,
  usb,
  automation,
  scratchGiB,
  fingerprint,
}: Profile): Pick<Profile, 'memoryMiB' | 'processors' | 'screen' | 'scratchGiB'> & {
  readonly sound?: true;
  readonly microphone?: true;
  readonly usb?: true;
  readonly automation?: true;
  readonly commonProcessor?: true;
} {
  return {
    memoryMiB,
    processors,
    screen,
    ...(sound === 'on' && { sound: true as const }),
    ...(microphone === 'ask' && { microphone: true as const }),
    ...(usb === 'ask' && { usb: true as const }),
    ...(automation !== 'off' && { automation: true as const }),
    scratchGiB,
    ...(fingerprint === 'common' && { commonProcessor: true as const }),
  };
}
