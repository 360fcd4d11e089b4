// @ts-check
/** The working tree as the mutation runner sees it: its files, its mutations, and a copy to break. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Sources } from './anchor.mjs';

/** @typedef {import('./proofs.mjs').Mutant} Mutant */

export const root = join(import.meta.dirname, '../..');
export const mutantsFile = join(import.meta.dirname, 'mutants.json');
const PRODUCT = ['appliance', 'host-agent', 'ui'];

/** @returns {readonly Mutant[]} */
export function readMutants() {
  /** @type {unknown} */
  const data = JSON.parse(readFileSync(mutantsFile, 'utf8'));
  return /** @type {readonly Mutant[]} */ (data);
}

/** Every file that git tracks or would add. Links count as files, wherever they lead. */
function treeFiles() {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter(
      (name) =>
        name !== '' && name !== 'node_modules' && lstatSync(join(root, name), { throwIfNoEntry: false }) !== undefined,
    );
}

/** The product's sources in `folder`, which may be a copy without git. */
export function productSources(folder = root) {
  const files = PRODUCT.flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name))),
  );
  return new Sources(files, (file) => readFileSync(join(folder, file), 'utf8'));
}

/** @param {string} folder */
export function copyTree(folder) {
  for (const name of treeFiles()) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    cpSync(join(root, name), join(folder, name), { verbatimSymlinks: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** The digest of every file except the mutations. A test that passed with the same digest passes again. */
export function treeDigest() {
  const digest = createHash('sha256');
  for (const name of treeFiles()
    .filter((file) => !file.startsWith('test/mutants/'))
    .sort()) {
    const path = join(root, name);
    const content = lstatSync(path).isSymbolicLink() ? readlinkSync(path) : readFileSync(path);
    digest.update(`${name}\0`).update(content).update('\0');
  }
  return digest.digest('hex');
}
