/** Names on the host for files that come from a guest. */
import { INVISIBLE } from '../api/errors/invisible.ts';

/** Limit in bytes that leaves room for a number, in case the name is taken. */
const MAX_BYTES = 200;
/** Endings that file managers treat as a program or a special folder, or run at a click. */
const LAUNCHED = /\.(desktop|directory|flatpakref|flatpakrepo|jnlp|kdelnk|lnk|mount|service|url|webloc)$/i;
/** A name that displays faithfully, hides nothing, and cannot start a program. Pure. */
export function safeName(untrustedName: string): string {
  const shown = untrustedName
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f/\\:*?"<>|]/g, '_')
    .replace(INVISIBLE, '')
    // What stands for another character.
    .replace(/[\ufffc\ufffd]/g, '')
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
