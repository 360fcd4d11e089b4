/**
 * Words of a PDF page that are not seen, but found, marked and copied. Their font has one glyph, which is empty, for every character; the characters are their
 * own codes, so that no list of them is needed. No letter of any other font is in the file.
 */
import { deflateSync } from 'node:zlib';
import type { PageWord } from '../../appliance/protocol/page-text.ts';

const UNITS = 1000;
/** Of each character, in units of the font. */
const WIDTH = 500;
const CODES = 65_536;
/** Shown as text, and not drawn. */
const INVISIBLE = 3;

/** A stream, or a dictionary. */
export interface PdfObject {
  readonly entries: string;
  readonly stream?: Buffer;
}

/** The first of them is the font; their numbers begin with `first`. Pure. */
export function fontObjects(first: number): readonly PdfObject[] {
  const [descendant, descriptor, file, glyphs, characters] = [1, 2, 3, 4, 5].map((after) => `${first + after} 0 R`);
  const name = '/Invisible';
  const info = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  return [
    {
      entries: `/Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${characters}`,
    },
    {
      entries: `/Type /Font /Subtype /CIDFontType2 /BaseFont ${name} ${info} /DW ${WIDTH} /FontDescriptor ${descriptor} /CIDToGIDMap ${glyphs}`,
    },
    {
      entries: `/Type /FontDescriptor /FontName ${name} /Flags 5 /FontBBox [0 0 ${WIDTH} ${UNITS}] /ItalicAngle 0 /Ascent ${UNITS} /Descent -1 /CapHeight ${UNITS} /StemV 80 /FontFile2 ${file}`,
    },
    packed(fontFile()),
    packed(Buffer.alloc(2 * CODES, Buffer.from([0, 1]))),
    packed(Buffer.from(CHARACTERS)),
  ];
}
export const FONT_OBJECTS = 6;

export const packed = (bytes: Buffer): PdfObject => ({ entries: '/Filter /FlateDecode', stream: deflateSync(bytes) });

/** Each code stands for the character with this number. */
const CHARACTERS = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** A TrueType font of two empty glyphs, the first of which stands for what is missing. */
function fontFile(): Buffer {
  const number = (...values: readonly number[]) =>
    Buffer.concat(values.map((value) => Buffer.from([(value >> 8) & 0xff, value & 0xff])));
  const tables: readonly (readonly [tag: string, content: Buffer])[] = [
    ['glyf', Buffer.alloc(4)],
    // Version, revision, sum, magic number, flags, units; two dates; the box of all glyphs; style, smallest size, direction, formats.
    [
      'head',
      Buffer.concat([
        number(1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS),
        Buffer.alloc(16),
        number(0, 0, WIDTH, UNITS, 0, 8, 2, 0, 0),
      ]),
    ],
    // Version, ascent, descent, gap, greatest width; extents, caret and reserved values; the number of widths.
    ['hhea', number(1, 0, UNITS, 0, 0, WIDTH, 0, 0, WIDTH, 1, 0, 0, 0, 0, 0, 0, 0, 1)],
    ['hmtx', number(WIDTH, 0, 0)],
    ['loca', number(0, 0, 0)],
    // Version, number of glyphs, and what they need to be drawn.
    ['maxp', number(1, 0, 2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  const head = number(1, 0, tables.length, 64, 2, 32);
  let offset = head.length + 16 * tables.length;
  const records: Buffer[] = [];
  const contents: Buffer[] = [];
  for (const [tag, content] of tables) {
    const padded = Buffer.concat([content, Buffer.alloc(-content.length & 3)]);
    const record = Buffer.alloc(16);
    record.write(tag, 'latin1');
    record.writeUInt32BE(sumOf(padded), 4);
    record.writeUInt32BE(offset, 8);
    record.writeUInt32BE(content.length, 12);
    records.push(record);
    contents.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([head, ...records, ...contents]);
}

function sumOf(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

/** Operators that put the words into their boxes. `scale`: points for a pixel. `height`: of the page, in pixels. `font`: its name on the page. Pure. */
export function shownWords(
  words: readonly PageWord[],
  { scale, height, font }: { scale: number; height: number; font: string },
): string {
  const lines = words.map(([left, top, wide, high, text]) => {
    const size = high * scale;
    const stretched = (100 * wide * scale * UNITS) / (text.length * WIDTH * size);
    const [x, y] = [left * scale, (height - top - high) * scale];
    // With a space, as programs that copy text expect it between words.
    return `/${font} ${size.toFixed(2)} Tf ${stretched.toFixed(2)} Tz 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm <${hexOf(`${text} `)}> Tj`;
  });
  return ['BT', `${INVISIBLE} Tr`, ...lines, 'ET'].join('\n');
}

const hexOf = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
