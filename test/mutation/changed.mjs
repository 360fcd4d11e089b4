// @ts-check
/** Which measured files a commit changes. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMeasured } from './score.mjs';

/**
 * @param {string} root The checkout.
 * @param {string} base The commit before; the working tree is compared with it.
 * @returns {string[] | undefined} Undefined when git does not know that commit.
 */
export function changedFiles(root, base) {
  const git = (/** @type {readonly string[]} */ args) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const listed =
      git(['diff', '--name-only', '-z', '--diff-filter=d', base, '--']) +
      git(['ls-files', '-z', '--others', '--exclude-standard']);
    return [...new Set(listed.split('\0'))].filter((file) => isMeasured(file) && existsSync(join(root, file)));
  } catch {
    return undefined;
  }
}

/** A change to more files is a release or a merge. Its few minutes would measure whichever files come first, and judge the change by them. */
const MOST_FILES = 20;

/** @param {readonly string[]} files */
export const isManyChanges = (files) => files.length > MOST_FILES;
