/** Compares the administrators' pages with the commands that are really run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The commands of a page: between backquotes in the first column of its tables, with one of `programs` as the first word. */
export function commandsOfPage(page: string, programs: readonly string[]): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', page), 'utf8');
  return text.split('\n').flatMap((line) => {
    const command = /^\| `([^`]+)` \|/.exec(line)?.[1];
    return command !== undefined && programs.includes(command.split(' ')[0] ?? '') ? [command] : [];
  });
}

/** The commands of the page that were not run, and the commands that were run but are not on the page. In a page, capitals stand for any word or part of a word. */
export function difference(
  page: readonly string[],
  run: readonly (readonly string[])[],
): { readonly unused: string[]; readonly untold: string[] } {
  const patterns = page.map((line) => ({
    line,
    words: line.split(' ').map(
      (word) =>
        new RegExp(
          `^${word
            .split(/([A-Z]{2,}(?:-[A-Z]+)*)/)
            .map((part, index) => (index % 2 === 1 ? '[^]*' : part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
            .join('')}$`,
        ),
    ),
  }));
  const matches = (words: readonly RegExp[], command: readonly string[]) =>
    words.length === command.length && words.every((word, index) => word.test(command[index] ?? ''));
  return {
    unused: patterns.filter(({ words }) => !run.some((command) => matches(words, command))).map(({ line }) => line),
    untold: [
      ...new Set(
        run
          .filter((command) => !patterns.some(({ words }) => matches(words, command)))
          .map((command) => command.join(' ')),
      ),
    ],
  };
}
