/** The text of an RTF file, which is all that some messages of Outlook have. Source: Rich Text Format Specification 1.9.1, MS-OXRTFEX. */

/** Groups with no text of the document. */
const WITHOUT_TEXT = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable info generator pict object themedata datastore latentstyles xmlnstbl filetbl rsidtbl header footer headerl headerr headerf footerl footerr footerf fldinst bkmkstart bkmkend htmltag mhtmltag'.split(
    ' ',
  ),
);
const MEANS: ReadonlyMap<string, string> = new Map([
  ['par', '\n'],
  ['line', '\n'],
  ['row', '\n'],
  ['page', '\n'],
  ['cell', '\t'],
  ['tab', '\t'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['~', '\u00a0'],
  ['_', '\u2011'],
]);
/** The code pages of Windows that browsers know; others are read as the one of Western Europe. */
const CODE_PAGES = new Set([874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 65001]);
const NAMES: ReadonlyMap<number, string> = new Map([
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [65001, 'utf-8'],
]);
const MOST_TEXT = 2 * 1024 * 1024;

interface Group {
  isSkipped: boolean;
  /** What stands there also stands as HTML beside it. */
  isTwice: boolean;
  /** Characters that follow one of Unicode, for readers that do not know it. */
  instead: number;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|[^\\{}\r\n]+/gi;

/** `rtf`: in Latin-1. Pure. */
export function textOfRtf(rtf: string): string {
  const made: string[] = [];
  let [length, decoder, bytes, skips] = [0, new TextDecoder('windows-1252'), [] as number[], 0];
  let group: Group = { isSkipped: false, isTwice: false, instead: 1 };
  const outer: Group[] = [];
  const put = (text: string): void => {
    if (group.isSkipped || group.isTwice) return;
    made.push(text);
    length += text.length;
  };
  const flush = (): void => {
    if (bytes.length > 0) put(decoder.decode(Uint8Array.from(bytes)));
    bytes = [];
  };
  for (const [token, word, number, hex, sign, brace] of rtf.matchAll(TOKEN)) {
    if (length > MOST_TEXT) break;
    if (hex !== undefined) {
      if (skips > 0) skips -= 1;
      else bytes.push(Number.parseInt(hex, 16));
      continue;
    }
    flush();
    if (brace === '{') {
      outer.push(group);
      group = { ...group };
    } else if (brace === '}') {
      group = outer.pop() ?? group;
    } else if (sign !== undefined) {
      if (sign === '*') group.isSkipped = true;
      else put('{}\\'.includes(sign) ? sign : (MEANS.get(sign) ?? (/[\r\n]/.test(sign) ? '\n' : '')));
    } else if (word === 'u' && number !== undefined) {
      put(String.fromCharCode((Number(number) + 0x1_0000) % 0x1_0000));
      skips = group.instead;
    } else if (word === 'uc') {
      group.instead = Number(number ?? 1);
    } else if (word === 'ansicpg') {
      const page = CODE_PAGES.has(Number(number)) ? Number(number) : 1252;
      decoder = new TextDecoder(NAMES.get(page) ?? `windows-${page}`);
    } else if (word === 'htmlrtf') {
      group.isTwice = number !== '0';
    } else if (word !== undefined) {
      if (WITHOUT_TEXT.has(word)) group.isSkipped = true;
      else put(MEANS.get(word) ?? '');
    } else if (!/^[\r\n]/.test(token)) {
      const skipped = Math.min(skips, token.length);
      skips -= skipped;
      put(token.slice(skipped));
    }
  }
  flush();
  return made.join('');
}
