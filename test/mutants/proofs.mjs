// @ts-check
/** Promises, the tests that prove them, and what became of those. */

/**
 * @typedef {object} Mutant
 * @property {string} promise Its number in SPECIFICATION.md.
 * @property {string} file What is broken.
 * @property {string} search Found there exactly once.
 * @property {string} replacement
 * @property {string} breakage What is wrong then, for a person.
 * @property {boolean} [e2e] Its test is none of the quick ones: it needs machines, windows or packages.
 * @property {'network' | 'browser' | 'host'} [images] What is broken is met only in images that were built with it: the network's, that and the browser's with their templates, or a host's.
 */

/** @typedef {{ testResults: readonly { assertionResults?: readonly { fullName: string, status: string }[] }[] }} Report What vitest tells as JSON. */

/**
 * The test that proves a promise.
 * @param {string} specification
 * @param {string} promise
 * @returns {{ file: string, title: string } | undefined}
 */
export function proofOf(specification, promise) {
  const row = specification.split('\n').find((line) => line.startsWith(`| ${promise} |`)) ?? '';
  const [, file, title] = /\| `(test\/[\w./-]+\.test\.ts) › (.+)` \|$/.exec(row) ?? [];
  return file !== undefined && title !== undefined ? { file, title } : undefined;
}

/** Which of vitest's projects a test file belongs to, by where it lies; all others are units. @type {readonly (readonly [string, string])[]} */
const PROJECTS = [
  ['test/nested/apparmor', 'apparmor'],
  ['test/nested/pci', 'pci'],
  ['test/e2e/', 'e2e'],
  ['test/package/', 'package'],
  ['test/verify/', 'verify'],
  ['test/xen/', 'xen'],
];

/** @param {string} file */
export const projectOf = (file) => PROJECTS.find(([beginning]) => file.startsWith(beginning))?.[1] ?? 'unit';

/**
 * Every promise of the page.
 * @param {string} specification
 */
export function promises(specification) {
  return specification.split('\n').flatMap((line) => /^\| ([A-Z]\d+) \|/.exec(line)?.[1] ?? []);
}

/**
 * A title as the sources have it, for the names that tests get from it: places for values stand for anything.
 * @param {string} title
 */
export function titlePattern(title) {
  // A contract's tests are named by the function that describes whoever keeps it.
  const named = title.replace(/^describeHypervisor\('([^']*)'?$/, 'the hypervisor $1');
  const parts = named.split(/%[sdijo%]|\$[a-z.]+/i).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}

/**
 * What became of the tests that a title names: `red` when any failed, `absent` when there was none.
 * @param {Report} report
 * @param {RegExp} pattern
 * @returns {'red' | 'green' | 'absent'}
 */
export function isRed(report, pattern) {
  const named = report.testResults
    .flatMap(({ assertionResults = [] }) => assertionResults)
    .filter(({ fullName }) => pattern.test(fullName));
  if (named.some(({ status }) => status === 'failed')) return 'red';
  return named.some(({ status }) => status === 'passed') ? 'green' : 'absent';
}

/**
 * Whether there were tests and none of them failed.
 * @param {Report} report
 */
export function isAllGreen(report) {
  const all = report.testResults.flatMap(({ assertionResults = [] }) => assertionResults);
  return all.length > 0 && all.every(({ status }) => status !== 'failed');
}
