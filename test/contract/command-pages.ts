/** The administrators' pages, held against what is really run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Each command of a page: those in its tables, in the first column, between backquotes, where the first word is one of `programs`. */
export function commandsOfPage(page: string, programs: readonly string[]): string[] {
  const text = readFileSync(join(import.meta.dirname, '../..', page), 'utf8');
  return text.split('\n').flatMap((line) => {
    const command = /^\| `([^`]+)` \|/.exec(line)?.[1];
    return command !== undefined && programs.includes(command.split(' ')[0] ?? '') ? [command] : [];
  });
}

/** Those of the page that none of the commands that were run is, and those that were run that no line of the page is. In a page's line a word in capitals stands for any word, in a word too. */
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
