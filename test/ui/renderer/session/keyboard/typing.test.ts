import { beforeEach, describe, expect, it } from 'vitest';
import { type KeyPress, type Stroke, Typing } from '../../../../../ui/renderer/session/keyboard/typing.ts';
import { keyPress } from '../../../../fixtures/keyboard/key-press.ts';

/** `+` for down, `-` for up. */
const spelled = (strokes: readonly Stroke[]): string =>
  strokes.map(({ code, down }) => `${down ? '+' : '-'}${code}`).join(' ');

describe('typing', () => {
  let typing: Typing;
  const type = (event: KeyPress) => spelled(typing.press(event).strokes);
  const release = (code: string) => spelled(typing.release(code));
  beforeEach(() => {
    typing = new Typing();
  });

  it('holds a key for as long as the person does', () => {
    expect(type(keyPress('KeyA', 'a'))).toBe('+KeyA');
    expect(type(keyPress('KeyA', 'a', { repeat: true }))).toBe('');
    expect(release('KeyA')).toBe('-KeyA');
  });

  it('types the character of a German keyboard, wherever its key is', () => {
    expect(type(keyPress('KeyY', 'z'))).toBe('+KeyZ');
    expect(release('KeyY')).toBe('-KeyZ');
  });

  it('adjusts Shift for a character that needs it differently in the guest', () => {
    expect(type(keyPress('ShiftLeft', 'Shift'))).toBe('+ShiftLeft');
    // Shift+7 on a German keyboard.
    expect(type(keyPress('Digit7', '/'))).toBe('-ShiftLeft +Slash -Slash +ShiftLeft');
    expect(release('Digit7')).toBe('');
    expect(release('ShiftLeft')).toBe('-ShiftLeft');
    // AltGr+Q on a German keyboard.
    expect(type(keyPress('AltRight', 'AltGraph'))).toBe('');
    expect(type(keyPress('KeyQ', '@'))).toBe('+ShiftLeft +Digit2 -Digit2 -ShiftLeft');
  });

  it('applies Caps Lock and Num Lock only through the characters that arrive', () => {
    expect(type(keyPress('CapsLock', 'CapsLock'))).toBe('');
    expect(type(keyPress('KeyA', 'A'))).toBe('+ShiftLeft +KeyA -KeyA -ShiftLeft');
    expect(type(keyPress('Numpad7', '7'))).toBe('+Digit7');
    expect(type(keyPress('Numpad8', 'ArrowUp'))).toBe('+ArrowUp');
    expect(type(keyPress('NumpadEnter', 'Enter'))).toBe('+Enter');
  });

  it('sends shortcuts by letter, or by key on a layout with other letters', () => {
    expect(type(keyPress('ControlLeft', 'Control'))).toBe('+ControlLeft');
    expect(type(keyPress('KeyY', 'z', { ctrlKey: true }))).toBe('+KeyZ');
    expect(type(keyPress('KeyC', 'с', { ctrlKey: true }))).toBe('+KeyC');
    expect(spelled(typing.releaseAll())).toBe('-ControlLeft -KeyZ -KeyC');
  });

  it('types letters of other languages with AltGr, and adjusts Shift', () => {
    expect(type(keyPress('BracketLeft', 'ü'))).toBe('+AltRight +KeyY -KeyY -AltRight');
    expect(typing.text('É€').map(({ strokes }) => spelled(strokes))).toEqual([
      '+ShiftLeft +AltRight +KeyE -KeyE -AltRight -ShiftLeft +AltRight +Digit5 -Digit5 -AltRight',
    ]);
  });

  it('leaves what the guest’s keyboard lacks to the guest agent, a composed text as a whole', () => {
    expect(typing.press(keyPress('BracketLeft', 'ж'))).toEqual({ strokes: [], text: 'ж' });
    expect(typing.text('a👩‍👧B')).toEqual([{ strokes: [], text: 'a👩‍👧B' }]);
  });

  it('presses Enter and Tab in a composed text, and leaves out other controls and halves of characters', () => {
    const parts = typing.text('你\nb\u0007\t\u2028好\ud83d');
    expect(parts.map(({ strokes, text }) => text ?? spelled(strokes))).toEqual([
      '你',
      '+Enter -Enter',
      '+KeyB -KeyB',
      '+Tab -Tab',
      '好\ufffd',
    ]);
  });

  it('ignores dead keys and input methods until they deliver text', () => {
    expect(type(keyPress('Equal', 'Dead'))).toBe('');
    expect(type(keyPress('KeyA', 'Process'))).toBe('');
  });

  it('sends nothing for a key whose symbol Chromium does not know', () => {
    expect(typing.press(keyPress('Digit5', '\0'))).toEqual({ strokes: [] });
    expect(release('Digit5')).toBe('');
  });

  it('releases a key only when no other key holds it', () => {
    type(keyPress('Enter', 'Enter'));
    type(keyPress('NumpadEnter', 'Enter'));
    expect(release('Enter')).toBe('');
    expect(release('NumpadEnter')).toBe('-Enter');
  });
});
