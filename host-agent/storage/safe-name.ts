/** Names on the host for files that come from a guest. */

/** Limit in bytes that leaves room for a number, in case the name is taken. */
const MAX_BYTES = 200;
/** Endings that file managers treat as a program or a special folder, or run at a click. */
const LAUNCHED = /\.(desktop|directory|service|lnk|url|webloc)$/i;
/** Characters that reverse the writing direction or hide parts of a name. */
const INVISIBLE =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff0-\ufffd]/g;

/** A name that displays faithfully, hides nothing, and cannot start a program. Pure. */
export function safeName(untrustedName: string): string {
  const shown = untrustedName
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[\u0000-\u001f\u007f-\u009f/\\:*?"<>|]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. -]+/, '')
    .replace(/[. ]+$/, '');
  const plain = shown === '' ? 'download' : shown;
  const cut = cutName(plain, MAX_BYTES);
  return LAUNCHED.test(cut) ? `${cut}.txt` : cut;
}

/** The name with a number before its ending, for when the name is taken. Pure. */
export function numbered(name: string, number: number): string {
  const [stem, ending] = split(name);
  return `${stem} (${number})${ending}`;
}

function split(name: string): [stem: string, ending: string] {
  const ending = /(?:\.tar)?\.[^. ]{1,12}$/.exec(name.slice(1))?.[0] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
}

function cutName(name: string, most: number): string {
  if (Buffer.byteLength(name) <= most) return name;
  const [stem, ending] = split(name);
  let kept = '';
  for (const character of stem) {
    if (Buffer.byteLength(kept + character + ending) > most) break;
    kept += character;
  }
  return `${kept.trimEnd()}${ending}`;
}
