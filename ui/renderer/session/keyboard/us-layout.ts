/** The guest's keyboard: a US one. Which key, and whether with Shift, writes each character. */
export interface Keystroke {
  /** As `KeyboardEvent.code`. */
  readonly code: string;
  readonly shift: boolean;
}

/** Keys in rows of one code prefix or list, with what they write without and with Shift. */
const SIGNS: readonly (readonly [code: string, plain: string, shifted: string])[] = [
  ['Backquote', '`', '~'],
  ['Minus', '-', '_'],
  ['Equal', '=', '+'],
  ['BracketLeft', '[', '{'],
  ['BracketRight', ']', '}'],
  ['Backslash', '\\', '|'],
  ['Semicolon', ';', ':'],
  ['Quote', "'", '"'],
  ['Comma', ',', '<'],
  ['Period', '.', '>'],
  ['Slash', '/', '?'],
];
const SHIFTED_DIGITS = ')!@#$%^&*(';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const KEYSTROKES = new Map<string, Keystroke>([
  [' ', { code: 'Space', shift: false }],
  ['\n', { code: 'Enter', shift: false }],
  ['\t', { code: 'Tab', shift: false }],
]);
for (const [code, plain, shifted] of SIGNS) {
  KEYSTROKES.set(plain, { code, shift: false });
  KEYSTROKES.set(shifted, { code, shift: true });
}
for (const letter of LETTERS) {
  const code = `Key${letter.toUpperCase()}`;
  KEYSTROKES.set(letter, { code, shift: false });
  KEYSTROKES.set(letter.toUpperCase(), { code, shift: true });
}
for (const [digit, shifted] of Array.from(SHIFTED_DIGITS).entries()) {
  KEYSTROKES.set(String(digit), { code: `Digit${digit}`, shift: false });
  KEYSTROKES.set(shifted, { code: `Digit${digit}`, shift: true });
}

/** How the guest's keyboard writes `character`, absent when it cannot. */
export function keystrokeFor(character: string): Keystroke | undefined {
  return KEYSTROKES.get(character);
}
