// @ts-check
/** The working tree as the mutation runner sees it: its mutations, and a copy of its files to break. */
import { execFileSync } from 'node:child_process';
import { cpSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */

export const root = join(import.meta.dirname, '../..');

/** @returns {readonly Mutant[]} */
export function readMutants() {
  /** @type {unknown} */
  const data = JSON.parse(readFileSync(join(import.meta.dirname, 'mutants.json'), 'utf8'));
  return /** @type {readonly Mutant[]} */ (data);
}

/**
 * A source with the mutation in it. Undefined when the code that it changes is not there exactly once.
 * @param {string} text
 * @param {Pick<Mutant, 'search' | 'replacement'>} mutant
 * @returns {string | undefined}
 */
export function mutated(text, { search, replacement }) {
  const parts = text.split(search);
  return parts.length === 2 ? parts.join(replacement) : undefined;
}

/** Copies every file that git tracks or would add. Links count as files, wherever they lead. @param {string} folder */
export function copyTree(folder) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of listed.split('\0')) {
    if (name === '' || name === 'node_modules' || !lstatSync(join(root, name), { throwIfNoEntry: false })) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
