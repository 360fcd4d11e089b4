/** A drawing (SVG) on one page of the same shape, to be printed: as a picture, in which nothing runs and nothing loads. */
import { Parser } from 'htmlparser2';
import { escaped } from './pages.ts';

/** As wide as A4. */
const WIDTH_MM = 210;
/** The tallest and the widest shape: a page of another one has free space. */
const [TALLEST, WIDEST] = [4, 0.25];

/** `source`: the beginning of the drawing. Pure. */
export function drawingPage(name: string, source: string): string {
  const height = (WIDTH_MM * shapeOf(source)).toFixed(1);
  return `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src file:">
<style>@page{size:${WIDTH_MM}mm ${height}mm;margin:0}body{margin:0}img{display:block;width:${WIDTH_MM}mm;height:${height}mm;object-fit:contain}</style>
<img src="../${escaped(encodeURIComponent(name))}">
`;
}

/** Its height for a width of 1. Pure. */
export function shapeOf(source: string): number {
  let attributes: Readonly<Record<string, string>> = {};
  const parser = new Parser(
    {
      onopentag(name, found) {
        if (name.replace(/^.*:/, '') === 'svg') attributes = found;
        parser.pause();
      },
    },
    { xmlMode: true },
  );
  parser.write(source);
  const [, , boxWidth, boxHeight] = (attributes['viewBox'] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const shape = ratio(lengthOf(attributes['width']), lengthOf(attributes['height'])) ?? ratio(boxWidth, boxHeight) ?? 1;
  return Math.min(TALLEST, Math.max(WIDEST, shape));
}

/** Of a length with a unit, as long as both have the same; percentages are of what we choose. */
const lengthOf = (length = ''): number | undefined => (/%\s*$/.test(length) ? undefined : Number.parseFloat(length));

function ratio(width: number | undefined, height: number | undefined): number | undefined {
  const shape = (height ?? Number.NaN) / (width ?? Number.NaN);
  return Number.isFinite(shape) && shape > 0 ? shape : undefined;
}
