import type { Profile } from './profile.ts';

/** The sound devices that a VM of this profile has. Pure. */
export function soundOf({ sound, microphone }: Pick<Profile, 'sound' | 'microphone'>): {
  readonly sound?: true;
  readonly microphone?: true;
} {
  return {
    ...(sound === 'on' && { sound: true as const }),
    ...(microphone === 'ask' && { microphone: true as const }),
  };
}
