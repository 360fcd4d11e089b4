/**
 * Characters that draw nothing, turn the direction of writing, or have no agreed picture: controls, formats, private and unassigned ones, separators of
 * lines, everything that Unicode lets a font ignore, and the empty pattern of Braille. With the flag `g`: for `replace` only.
 */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{C}\p{Zl}\p{Zp}\u2800]/gu;

/** The text with a mark in place of each invisible character except line breaks and tabs, so that what is shown is what there is. Pure. */
export const marked = (text: string): string =>
  text.replace(INVISIBLE, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'));
