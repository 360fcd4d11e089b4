/** The guest's keyboard layout: US, with letters of other languages behind AltGr (X11's `us(altgr-intl)`). Maps each character to its key and modifiers. */
export interface Keystroke {
  /** As in `KeyboardEvent.code`. */
  readonly code: string;
  readonly shift: boolean;
  readonly altGr: boolean;
}

/** Rows of keys, as a code prefix or a list, with their characters without and with Shift. */
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
/** Characters with AltGr, and with AltGr and Shift; a space means nothing, or only an accent for the next letter. */
const WITH_ALT_GR: readonly (readonly [code: string, plain: string, shifted: string])[] = [
  ['Digit1', '¹', '¡'],
  ['Digit2', '²', ' '],
  ['Digit3', '³', ' '],
  ['Digit4', '¤', '£'],
  ['Digit5', '€', ' '],
  ['Digit6', ' ', '¼'],
  ['Digit7', ' ', '½'],
  ['Digit8', ' ', '¾'],
  ['Digit9', '‘', ' '],
  ['Digit0', '’', ' '],
  ['Minus', '¥', ' '],
  ['Equal', '×', '÷'],
  ['KeyQ', 'ä', 'Ä'],
  ['KeyW', 'å', 'Å'],
  ['KeyE', 'é', 'É'],
  ['KeyR', 'ë', 'Ë'],
  ['KeyT', 'þ', 'Þ'],
  ['KeyY', 'ü', 'Ü'],
  ['KeyU', 'ú', 'Ú'],
  ['KeyI', 'í', 'Í'],
  ['KeyO', 'ó', 'Ó'],
  ['KeyP', 'ö', 'Ö'],
  ['BracketLeft', '«', '“'],
  ['BracketRight', '»', '”'],
  ['KeyA', 'á', 'Á'],
  ['KeyS', 'ß', '§'],
  ['KeyD', 'ð', 'Ð'],
  ['KeyJ', 'ï', 'Ï'],
  ['KeyK', 'œ', 'Œ'],
  ['KeyL', 'ø', 'Ø'],
  ['Semicolon', '¶', '°'],
  ['KeyZ', 'æ', 'Æ'],
  ['KeyC', '©', '¢'],
  ['KeyV', '®', '™'],
  ['KeyB', '·', ' '],
  ['KeyN', 'ñ', 'Ñ'],
  ['KeyM', 'µ', '±'],
  ['Comma', 'ç', 'Ç'],
  ['Slash', '¿', ' '],
  ['Backslash', '¬', '¦'],
];
const SHIFTED_DIGITS = ')!@#$%^&*(';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const KEYSTROKES = new Map<string, Keystroke>([
  [' ', { code: 'Space', shift: false, altGr: false }],
  ['\n', { code: 'Enter', shift: false, altGr: false }],
  ['\t', { code: 'Tab', shift: false, altGr: false }],
]);
for (const [code, plain, shifted] of SIGNS) {
  KEYSTROKES.set(plain, { code, shift: false, altGr: false });
  KEYSTROKES.set(shifted, { code, shift: true, altGr: false });
}
for (const letter of LETTERS) {
  const code = `Key${letter.toUpperCase()}`;
  KEYSTROKES.set(letter, { code, shift: false, altGr: false });
  KEYSTROKES.set(letter.toUpperCase(), { code, shift: true, altGr: false });
}
for (const [digit, shifted] of Array.from(SHIFTED_DIGITS).entries()) {
  KEYSTROKES.set(String(digit), { code: `Digit${digit}`, shift: false, altGr: false });
  KEYSTROKES.set(shifted, { code: `Digit${digit}`, shift: true, altGr: false });
}

for (const [code, ...characters] of WITH_ALT_GR) {
  for (const [level, character] of characters.entries())
    if (character !== ' ') KEYSTROKES.set(character, { code, shift: level === 1, altGr: true });
}

/** The key and modifiers that write `character`, or `undefined` if the guest's keyboard lacks it. */
export function keystrokeFor(character: string): Keystroke | undefined {
  return KEYSTROKES.get(character);
}
