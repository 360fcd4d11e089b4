import { expect, it } from 'vitest';
import { keysymOfCharacter, keysymOfKey } from '../../../../../ui/renderer/session/keyboard/typing.ts';

it('names keys and characters as X11 does', () => {
  expect(['Enter', 'F1', 'F12', 'KeyZ', 'Digit7', 'ControlLeft', 'BrowserBack'].map(keysymOfKey)).toEqual([
    0xff0d, 0xffbe, 0xffc9, 0x7a, 0x37, 0xffe3, 0,
  ]);
  expect(['a', 'A', 'ü', '€', '\n'].map(keysymOfCharacter)).toEqual([0x61, 0x41, 0xfc, 0x0100_20ac, 0xff0d]);
});
