/** Speech: a screen reader in the VM, for profiles that ask for it. */
import { Failure } from '../api/errors/failure.ts';
import type { SessionProfile } from './profile.ts';

/** Throws `Failure` speech-missing if the profile reads pages aloud and the image in use cannot. */
export async function assertSpeech(
  { name, settings }: SessionProfile,
  canSpeak: (() => Promise<boolean>) | undefined,
): Promise<void> {
  if (settings.accessibility && (await canSpeak?.()) !== true) throw new Failure('speech-missing', { profile: name });
}
