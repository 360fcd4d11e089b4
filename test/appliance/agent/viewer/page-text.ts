import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

/** What a page says, with a bar between its elements. */
export const textOf = (html: string): string =>
  html
    .replace(/^[^]*<header>/, '')
    .replace(/<[^>]*>/g, '|')
    .replace(/[|\s]*\|[|\s]*/g, '|');

/** `third`: what the third file in a file says. The fourth is not opened. */
export function expectFourthTooDeep(folder: string, third: string): void {
  const text = (path: string) => textOf(readFileSync(join(folder, path), 'utf8'));
  expect(text('1/1/1/page.html')).toContain(third);
  expect(text('1/1/1/1/page.html')).toContain('|It lies too deep in other files to be opened here.|');
  expect(existsSync(join(folder, '1/1/1/1/1'))).toBe(false);
}
