import { beforeEach, expect, it } from 'vitest';
import { noteTyped, noteWritten, seemsUnsent } from '../../../../../ui/renderer/session/keyboard/unsent.ts';

const press = (key: string, held: { ctrlKey?: boolean; altKey?: boolean } = {}) =>
  noteTyped({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });
const type = (text: string) => Array.from(text).forEach((key) => press(key));
beforeEach(() => press('Enter'));

it('reports unsent text until Enter is pressed', () => {
  expect(seemsUnsent()).toBe(false);
  type('anna@');
  expect(seemsUnsent()).toBe(true);
  press('Enter');
  expect(seemsUnsent()).toBe(false);
});

it('ignores single letters, deleted text and shortcuts', () => {
  type('abc');
  press('Backspace');
  expect(seemsUnsent()).toBe(false);
  for (const key of ['c', 'v', 't', 'w']) press(key, { ctrlKey: true });
  for (const key of ['Shift', 'Tab', 'ArrowLeft', 'F5']) press(key);
  expect(seemsUnsent()).toBe(false);
});

it('counts the text of an input method', () => {
  noteWritten('日本語');
  expect(seemsUnsent()).toBe(true);
});
