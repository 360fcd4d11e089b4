import { Failure } from '../api/failure.ts';

/** Setting a volume also unmutes. Throws `Failure` volume-invalid. Pure. */
export function parseVolume(word: string): { readonly percent?: number; readonly isMuted: boolean } {
  if (word === 'mute' || word === 'unmute') return { isMuted: word === 'mute' };
  const percent = /^(\d{1,3})%?$/.exec(word)?.[1];
  if (percent === undefined || Number(percent) > 100) throw new Failure('volume-invalid', { text: word.slice(0, 40) });
  return { percent: Number(percent), isMuted: false };
}
