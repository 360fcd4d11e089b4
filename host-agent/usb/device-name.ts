import { INVISIBLE } from '../api/invisible.ts';

/** Longest name in characters: more than any vendor needs, and little enough for one line of a list. */
const MAX_CHARACTERS = 60;

/** Letters, marks, numbers, punctuation, symbols and the plain space. Neither controls, nor what turns the direction of a text, nor other spaces. */
const UNWANTED = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu;
/** More marks on one letter than any language has reach into the lines above and below. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** A text of a device as one line that can be shown. A malicious device chooses any bytes. Pure. */
export function cleaned(untrustedText: string): string {
  const line = untrustedText
    .slice(0, 8 * MAX_CHARACTERS)
    .normalize('NFC')
    .replace(INVISIBLE, ' ')
    .replace(UNWANTED, ' ')
    .replace(STACKED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim();
  return Array.from(line).slice(0, MAX_CHARACTERS).join('').trim();
}

/** The name of a device: its product, after its manufacturer unless the product says it already. Its numbers if it has no name. Pure. */
export function nameOf({
  untrustedManufacturer,
  untrustedProduct,
  ids,
}: {
  readonly untrustedManufacturer: string;
  readonly untrustedProduct: string;
  /** Such as `1050:0407`. */
  readonly ids: string;
}): string {
  const [manufacturer, product] = [cleaned(untrustedManufacturer), cleaned(untrustedProduct)];
  if (product === '') return manufacturer === '' ? ids : cleaned(`${manufacturer} ${ids}`);
  return product.toLowerCase().startsWith(manufacturer.toLowerCase()) ? product : cleaned(`${manufacturer} ${product}`);
}
