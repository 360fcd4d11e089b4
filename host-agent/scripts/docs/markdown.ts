/** Markdown of the generated pages. */

/** A row of a table. */
export const tableRow = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('\n', '<br>').replaceAll('|', '\\|')).join(' | ')} |`;
