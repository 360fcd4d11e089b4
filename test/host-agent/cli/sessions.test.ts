import { expect, it } from 'vitest';
import { parseVolume } from '../../../host-agent/cli/sessions.ts';

it.each([
  ['40%', { percent: 40, isMuted: false }],
  ['0', { percent: 0, isMuted: false }],
  ['100%', { percent: 100, isMuted: false }],
  ['mute', { isMuted: true }],
  ['unmute', { isMuted: false }],
])('%s is understood as how loud a session is to be', (word, volume) => {
  expect(parseVolume(word)).toEqual(volume);
});

it.each(['101%', '-1', 'loud', '', '4 0', '1e2', '%'])('"%s" is not a volume', (word) => {
  expect(() => parseVolume(word)).toThrow('is not a volume');
});
