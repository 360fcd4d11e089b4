import { expect, it } from 'vitest';
import { Chord } from '../../../../../ui/renderer/session/keyboard/chord.ts';

function leaves(...events: readonly string[]): boolean {
  const chord = new Chord();
  return events
    .map((event) => (event.startsWith('+') ? (chord.press(event.slice(1)), false) : chord.release(event.slice(1))))
    .some((complete) => complete);
}

it('Ctrl and Alt together release the keyboard, in either order', () => {
  expect(leaves('+ControlLeft', '+AltLeft', '-AltLeft', '-ControlLeft')).toBe(true);
  expect(leaves('+AltLeft', '+ControlRight', '-AltLeft', '-ControlRight')).toBe(true);
});

it('Ctrl and Alt with another key go to the guest', () => {
  expect(leaves('+ControlLeft', '+AltLeft', '+KeyT', '-KeyT', '-AltLeft', '-ControlLeft')).toBe(false);
  expect(leaves('+ControlLeft', '-ControlLeft', '+AltLeft', '-AltLeft')).toBe(false);
});
