/** The pages of the viewer: HTML without scripts. Everything from the file is escaped. */
import { nameNotes, readable } from './names.ts';
import { endingOf, type FileType, isDisguised } from './showing.ts';
import { directionIn, kindIn, languageOf, type Words, wordsIn } from './words.ts';

/** What a page is about. */
export interface Viewed {
  readonly name: string;
  /** Of the whole file. */
  readonly bytes: number;
  /** BCP 47. */
  readonly language: string;
}

/** A page has no more of a file than Chromium lays out in a moment, also emulated. */
export const MOST_TEXT_BYTES = 2 * 1024 * 1024;
export const MOST_DUMPED_BYTES = 16 * 1024;
const BYTES_PER_LINE = 16;

/** `text`: of the first `MOST_TEXT_BYTES` bytes. Pure. */
export function textPage(viewed: Viewed, text: string): string {
  const words = wordsIn(viewed.language);
  const size = sizeIn(viewed.language, viewed.bytes);
  const notes = [words.text(size), ...cutNote(words, viewed, MOST_TEXT_BYTES)];
  return page(viewed, notes, viewed.bytes === 0 ? paragraph(words.empty) : `<pre>\n${escaped(text)}</pre>`);
}

/** `head`: the first `MOST_DUMPED_BYTES` bytes. `type`: what they are, if they tell. `why`: why it is not opened. Pure. */
export function bytesPage(viewed: Viewed, head: Buffer, type: FileType | undefined, why?: string): string {
  const { name, language, bytes } = viewed;
  const [words, size, ending] = [wordsIn(language), sizeIn(language, bytes), endingOf(name)];
  const notes = [
    type ? words.known(kindIn(language, type.mime), size) : words.unknown(size),
    ...(type && isDisguised(ending, type) ? [words.otherwise(ending)] : []),
    why ?? words.unopened,
    ...cutNote(words, viewed, MOST_DUMPED_BYTES),
  ];
  return page(viewed, notes, `<pre>\n${escaped(dump(head))}</pre>`);
}

/** Pure. */
export function brokenPage(viewed: Pick<Viewed, 'name' | 'language'>): string {
  const words = wordsIn(viewed.language);
  return page(viewed, [words.broken], paragraph(words.brokenWhy));
}

/** Offset, bytes and characters, as hex editors show them. Pure. */
export function dump(head: Buffer): string {
  const lines: string[] = [];
  for (let at = 0; at < head.length; at += BYTES_PER_LINE) {
    const bytes = [...head.subarray(at, at + BYTES_PER_LINE)];
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(BYTES_PER_LINE * 3 - 1)}  ${characters}\n`);
  }
  return lines.join('');
}

/** Says it where a page has only the first `most` bytes of a file. Pure. */
export const cutNote = (words: Words, { bytes, language }: Viewed, most: number): string[] =>
  bytes > most ? [words.cut(sizeIn(language, most))] : [];

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Pure. */
export function sizeIn(language: string, bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const unitDisplay = power === 0 ? 'long' : 'short';
  const format = { style: 'unit', unit: UNITS[power], unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(languageOf(language), format).format(bytes / 1000 ** power);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Pure. */
export const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
/** Pure. */
export const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;

/** Nothing in it runs or loads, whatever the file contains, but pictures that the viewer has put beside it. */
const RULES = "default-src 'none'; style-src 'unsafe-inline'";
const STYLE = `
html{scroll-padding-top:6rem;color-scheme:light dark;font:1rem/1.5 sans-serif;color:#3d4451;background:#f6f7f9}
body{margin:0}
header{position:sticky;top:0;padding:.75rem 1.5rem;background:#fff;border-bottom:1px solid #d9dde4}
header h1{margin:0;font-size:1.1rem;font-weight:600;overflow-wrap:anywhere}
header p{margin:0;color:#69707d}
main{padding:1rem 1.5rem}
pre{margin:0;font:.9rem/1.45 monospace;white-space:pre-wrap;overflow-wrap:anywhere;tab-size:4}
a{color:#1558b0}
table{border-collapse:collapse}
th,td{padding:.25rem .6rem;border:1px solid #d9dde4;vertical-align:top;text-align:start;overflow-wrap:break-word;max-width:36rem}
th{background:#eceff3}
.sheet td{white-space:nowrap}
.sheet .long{white-space:pre-wrap;min-width:24rem}
.number{text-align:end;font-variant-numeric:tabular-nums}
.row,.left-out{color:#69707d}
.row{text-align:end;user-select:none}
article{max-width:46rem;padding:.5rem 1.5rem;background:#fff;border:1px solid #d9dde4;border-radius:.5rem;overflow-wrap:anywhere}
article pre,article code{background:#eceff3;border-radius:.25rem}
.warning{color:#a33b00}
h2{margin:.75rem 0;font-size:1.15rem;overflow-wrap:anywhere}
article>h2{font-size:1.3rem}
section h1,section h2{font-size:1.3rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:0}
dt{color:#69707d}
dd{margin:0;overflow-wrap:anywhere}
hr{border:0;border-top:1px solid #d9dde4}
summary{cursor:pointer;color:#69707d}
img{max-width:100%;height:auto}
article .letter{padding:0;background:none;font:inherit}
article pre{margin:1rem 0;padding:.5rem}
@page{size:A4;margin:15mm}
@media print{html{background:none;color:#000;font-size:.8rem}header{position:static;padding:0 0 .5rem}header h1{display:none}main{padding:.75rem 0}article{max-width:none;padding:0;border:0}.sheet td{white-space:normal}a{color:inherit}}
blockquote{margin:0;margin-inline-start:.5rem;padding-inline-start:.75rem;border-inline-start:3px solid #d9dde4;color:#69707d}
[dir=rtl] :is(h1,h2,h3,h4,h5,h6,p,li,dd,th,td,pre){unicode-bidi:plaintext}
@media (prefers-color-scheme:dark){html{color:#e4e7ec;background:#1e2127}header,article{background:#262a31}header,article,th,td,blockquote,hr{border-color:#3a3f49}
header p,dt,summary,.row,.left-out,blockquote{color:#a0a7b4}.warning{color:#ffb27d}a{color:#8ab4f8}th,article pre,article code{background:#30353e}}`;

/** `notes`: sentences below the name. `content`: HTML that the caller has made safe. Pure. */
export function page(
  { name, language }: Pick<Viewed, 'name' | 'language'>,
  notes: readonly string[],
  content: string,
): string {
  const title = escaped(readable(name));
  const rules = content.includes('<img ') ? `${RULES}; img-src file:` : RULES;
  return `<!doctype html>
<html lang="${languageOf(language)}" dir="${directionIn(language)}">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<title>${title}</title>
<style>${STYLE}</style>
<header><h1>${title}</h1>${[...notes, ...nameNotes(language, name)].map(paragraph).join('')}</header>
<main>${content}</main>
</html>
`;
}
