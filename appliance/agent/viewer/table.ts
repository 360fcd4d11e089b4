/** Text of rows and columns as a table. The first row has the names of the columns, as in most of these files. */
import Papa from 'papaparse';
import { cutNote, escaped, MOST_TEXT_BYTES, page, paragraph, sizeIn, type Viewed } from './pages.ts';
import { languageOf, wordsIn } from './words.ts';

/** Chromium lays out no more in a moment, also emulated. */
export const MOST_CELLS = 50_000;
export const MOST_COLUMNS = 100;

/** Spreadsheets write it above the names of the columns. */
const SEPARATOR_LINE = /^\uFEFF?sep=(.)\r?\n/;
/** Of characters: such a cell has several lines. */
const LONG = 60;
/** Also with a minus sign, an apostrophe or the sign of the euro of Unicode. */
const NUMBER = /^[-+\u2212]?[\d.,'\u2019\s]*\d\s?[%\u20ac$£]?$/u;

/** `separator`: guessed, if it is `undefined`. Pure. */
export function tablePage(viewed: Viewed, text: string, separator: string | undefined): string {
  const [line = '', named] = SEPARATOR_LINE.exec(text) ?? [];
  const rows = Papa.parse<readonly string[]>(text.slice(line.length), {
    delimiter: named ?? separator ?? '',
    preview: MOST_CELLS,
    skipEmptyLines: 'greedy',
  }).data;
  // A loop, because spreading this many arguments exceeds the stack.
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const shownColumns = Math.min(columns, MOST_COLUMNS);
  const shownRows = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, shownColumns)));
  const words = wordsIn(viewed.language);
  const number = new Intl.NumberFormat(languageOf(viewed.language));
  const notes = [
    words.table(sizeIn(viewed.language, viewed.bytes)),
    ...cutNote(words, viewed, MOST_TEXT_BYTES),
    ...(rows.length > shownRows || rows.length === MOST_CELLS ? [words.rowsLeftOut(number.format(shownRows))] : []),
    ...(columns > shownColumns ? [words.columnsLeftOut(number.format(shownColumns))] : []),
  ];
  const html = rows.slice(0, shownRows).map((row, index) => htmlOf(row, index, shownColumns));
  return page(
    viewed,
    notes,
    rows.length === 0 ? paragraph(words.empty) : `<table class="sheet">\n${html.join('\n')}\n</table>`,
  );
}

function htmlOf(row: readonly string[], index: number, columns: number): string {
  const cells = Array.from({ length: columns }, (_, column) => row[column] ?? '');
  if (index === 0) return `<tr><th><th>${cells.map(escaped).join('<th>')}`;
  const html = cells.map((cell) => `<td${classOf(cell)}>${escaped(cell)}`);
  return `<tr><td class="row">${index + 1}${html.join('')}`;
}

const classOf = (cell: string): string =>
  cell.length > LONG || cell.includes('\n') ? ' class="long"' : NUMBER.test(cell) ? ' class="number"' : '';
