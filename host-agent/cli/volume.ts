import { EXIT, Failure } from '../api/failure.ts';

/** Who says how loud it is to be wants to hear it. Throws `Failure` usage. Pure. */
export function parseVolume(word: string): { readonly percent?: number; readonly isMuted: boolean } {
  if (word === 'mute' || word === 'unmute') return { isMuted: word === 'mute' };
  const percent = /^(\d{1,3})%?$/.exec(word)?.[1];
  if (percent === undefined || Number(percent) > 100)
    throw new Failure('usage', `"${word.slice(0, 40)}" is no volume.`, {
      hint: 'As in: safe-browse volume ID 40%, or mute, or unmute',
      exitStatus: EXIT.usage,
    });
  return { percent: Number(percent), isMuted: false };
}
