/** X11's keysyms, which VNC servers without QEMU's key codes use. */
const KEYSYMS: Partial<Record<string, number>> = {
  Backspace: 0xff08,
  Tab: 0xff09,
  Enter: 0xff0d,
  Escape: 0xff1b,
  Home: 0xff50,
  ArrowLeft: 0xff51,
  ArrowUp: 0xff52,
  ArrowRight: 0xff53,
  ArrowDown: 0xff54,
  PageUp: 0xff55,
  PageDown: 0xff56,
  End: 0xff57,
  Insert: 0xff63,
  Delete: 0xffff,
  ShiftLeft: 0xffe1,
  ShiftRight: 0xffe2,
  ControlLeft: 0xffe3,
  ControlRight: 0xffe4,
  AltLeft: 0xffe9,
  AltRight: 0xfe03,
  MetaLeft: 0xffeb,
  MetaRight: 0xffec,
  Space: 0x20,
};
const F1 = 0xffbe;

/** The keysym for a key code; 0 if there is none. */
export function keysymOfKey(code: string): number {
  const functionKey = /^F([1-9]|1[0-2])$/.exec(code);
  if (functionKey) return F1 + Number(functionKey[1]) - 1;
  const character = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1];
  return KEYSYMS[code] ?? character?.toLowerCase().codePointAt(0) ?? 0;
}

/** Latin 1 maps to itself; the rest of Unicode has an offset. */
const UNICODE = 0x0100_0000;
const LAST_OF_LATIN_1 = 0xff;

export function keysymOfCharacter(character: string): number {
  if (character === '\n') return keysymOfKey('Enter');
  if (character === '\t') return keysymOfKey('Tab');
  const codePoint = character.codePointAt(0) ?? 0;
  return codePoint <= LAST_OF_LATIN_1 ? codePoint : UNICODE + codePoint;
}
