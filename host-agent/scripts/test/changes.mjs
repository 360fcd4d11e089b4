// @ts-check
/** What has changed in a checkout, and what has to be checked for it. */
import { readChild } from '../children.mjs';

/** Vitest knows which tests import these. */
const CODE = /\.(?:ts|tsx|mjs)$/;
/** Settings of the checks themselves, which concern every file. */
const SETTINGS = /(?:^|\/)(?:[^/]*\.config\.[a-z]+|tsconfig[^/]*\.json|package(?:-lock)?\.json)$/;

/**
 * What to lint: files, or `.` for all. Which unit tests to run: all, or those that import a changed file. Pure.
 * @param {readonly string[]} files changed, by their paths in the checkout
 */
export function scopeOf(files) {
  const concernsAll = files.some((file) => SETTINGS.test(file));
  return {
    lint: concernsAll ? ['.'] : files.filter((file) => CODE.test(file)),
    areAllTestsConcerned: concernsAll || files.some((file) => !CODE.test(file) && !file.endsWith('.md')),
  };
}

/**
 * The files that differ from the last commit; in a clean checkout, those that the last commit has changed. `since` is the commit that they are compared
 * with. `undefined` outside of git, and where there is no such commit.
 */
export async function changesOf() {
  const lines = async (/** @type {string[]} */ ...words) => {
    const git = await readChild(['git', ...words]);
    return git?.status === 0 ? git.stdout.split('\n').filter((line) => line !== '') : undefined;
  };
  const untracked = (await lines('ls-files', '--others', '--exclude-standard')) ?? [];
  for (const since of ['HEAD', 'HEAD~1']) {
    const tracked = await lines('diff', '--name-only', '--diff-filter=d', '--relative', since);
    if (!tracked) return undefined;
    const files = [...new Set([...tracked, ...untracked])];
    if (files.length > 0) return { since, files };
  }
  return undefined;
}
