/** A measurement as a page: one file without scripts, for a browser. Pure. */
import { factsOf, type Measurement, rowsOf } from './measurement.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const row = (cells: readonly string[], head = 1): string =>
  `<tr>${cells.map((cell, index) => (index < head ? `<th scope="row">${escaped(cell)}</th>` : `<td>${escaped(cell)}</td>`)).join('')}</tr>`;

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
th, td { padding: .4rem .8rem .4rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
th { font-weight: normal; }
thead th { font-weight: 600; }
.figures td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures thead th:not(:first-child) { text-align: end; }`;

export function measurementPage(measurement: Measurement): string {
  const heads = ['What', 'Median', 'Spread', 'Runs'].map((text) => `<th scope="col">${text}</th>`).join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Safe Browse, measured on ${escaped(measurement.day)}</title>
<style>${STYLE}</style>
<h1>Safe Browse, measured</h1>
<table>${factsOf(measurement)
    .map((cells) => row(cells))
    .join('')}</table>
<table class="figures"><thead><tr>${heads}</tr></thead><tbody>${rowsOf(measurement)
    .map((cells) => row(cells))
    .join('')}</tbody></table>
</html>
`;
}
