/** The page that is printed: one picture for each page of a safe copy. Pure. */

/** Only pictures of this page and its own style; there is no script. */
export const PRINT_SECURITY_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Each picture fills its sheet as far as its shape allows. A sheet has no margins: those of the document are in its picture. */
const STYLE = `
@page { margin: 0 }
html, body { margin: 0; padding: 0; background: #fff }
.sheet { display: flex; align-items: center; justify-content: center; overflow: hidden }
.sheet img { max-width: 100%; max-height: 100%; object-fit: contain }
@media screen {
  html, body { background: #77767b }
  .sheet { width: min(92vw, 800px); margin: 16px auto }
  .sheet img { width: 100%; background: #fff; box-shadow: 0 1px 6px rgb(0 0 0 / 40%) }
}
@media print {
  .sheet { width: 100vw; height: 100vh; break-inside: avoid; break-after: page }
  .sheet:last-child { break-after: auto }
  .sheet img { width: 100%; height: 100% }
}`;

/** `pages`: the addresses of their pictures, in order. `title` is text. */
export function printPage(title: string, pages: readonly string[]): string {
  const sheets = pages.map((address) => `<div class="sheet"><img src="${address}" alt=""></div>`);
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${STYLE}</style></head><body>${sheets.join('')}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
