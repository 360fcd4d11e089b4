import type { Profile } from './schema.ts';

/** What a machine of such a profile has to hear it by, and to speak into. Pure. */
export function soundOf({ sound, microphone }: Pick<Profile, 'sound' | 'microphone'>): {
  readonly sound?: true;
  readonly microphone?: true;
} {
  return {
    ...(sound === 'on' && { sound: true as const }),
    ...(microphone === 'ask' && { microphone: true as const }),
  };
}
