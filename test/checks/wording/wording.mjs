// @ts-check
/** Finds words of words.json, each of which has a better one. */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passagesOf } from './passages.mjs';

/** @typedef {{ readonly pattern: string, readonly flags?: string, readonly names?: boolean, readonly use: string, readonly why: string }} Word `names`: the pattern is for names, in small letters and split into words, and not in texts. */
/** @typedef {{ readonly file: string, readonly line: number, readonly message: string }} Offence */

export const root = join(import.meta.dirname, '../../..');
/** These name the words in order to forbid them. */
const EXEMPT = ['host-agent/guide/design/glossary.md', 'test/checks/wording/wording.test.ts'];

/** @param {string} path */
function readJson(path) {
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(path, 'utf8'));
  return content;
}

const words = /** @type {readonly Word[]} */ (readJson(join(import.meta.dirname, 'words.json'))).map((word) => ({
  ...word,
  expression: new RegExp(word.pattern, `g${word.flags ?? ''}`),
}));
const WORDS_OF_NAMES = words.filter(({ names }) => names);
const WORDS_OF_TEXTS = words.filter(({ names }) => !names);

/**
 * @param {string} file Its name decides how it is read.
 * @param {string} content
 * @returns {Offence[]}
 */
export function offencesIn(file, content) {
  return passagesOf(file, content).flatMap(({ line, text, isName }) =>
    (isName ? WORDS_OF_NAMES : WORDS_OF_TEXTS).flatMap(({ expression, use, why }) =>
      Array.from(text.matchAll(expression), ([found]) => ({
        file,
        line,
        message: `${file}:${line}: use ${use} instead of "${found}" (${why})`,
      })),
    ),
  );
}

/** @returns {readonly Offence[]} The offences in all files of the repository that are in English. */
export function offences() {
  const listed = execFileSync('git', ['ls-files', '-z', '*.md', 'ui/texts/en.ftl', '*.ts', '*.tsx', '*.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  const files = listed
    .split('\0')
    .filter((file) => file !== '' && !EXEMPT.includes(file) && existsSync(join(root, file)))
    .filter((file) => lstatSync(join(root, file)).isFile());
  return files.flatMap((file) => offencesIn(file, readFileSync(join(root, file), 'utf8')));
}
