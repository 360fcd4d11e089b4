// @ts-check
/** Promises, the tests that prove them, and the results of those tests. */

/**
 * @typedef {object} Mutant A deliberate defect.
 * @property {string} promise The number of the promise in SPECIFICATION.md that it breaks.
 * @property {string} file The file that is changed.
 * @property {string | undefined} [within] The declaration around the changed place, such as `LiveSession.end`.
 * @property {string} search The changed code. How it is found is described in anchor.mjs.
 * @property {string} replacement
 * @property {string} defect What the product then does wrong, in words.
 * @property {boolean} [e2e] The proof is not a unit test: it needs VMs, windows or packages.
 * @property {'network' | 'browser' | 'host'} [images] The images that contain the changed code and have to be built with it: the network image, that and the browser image with their templates, or a host image.
 */

/** @typedef {{ testResults: readonly { assertionResults?: readonly { fullName: string, status: string }[] }[] }} Report vitest's JSON report. */

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

/** The vitest project of a test file by the beginning of its path; all others are in `unit`. @type {readonly (readonly [string, string])[]} */
const PROJECTS = [
  ['test/nested/apparmor', 'apparmor'],
  ['test/speech/', 'speech'],
  ['test/nested/kvm', 'kvm'],
  ['test/nested/pci', 'pci'],
  ['test/cups/', 'cups'],
  ['test/desktop/', 'desktop'],
  ['test/e2e/', 'e2e'],
  ['test/gnome/', 'gnome'],
  ['test/incus/', 'incus'],
  ['test/kwin/', 'kwin'],
  ['test/labwc/', 'labwc'],
  ['test/mutants/mutants.', 'mutants'],
  ['test/nested/usb.', 'usb'],
  ['test/package/', 'package'],
  ['test/smoke/', 'smoke'],
  ['test/verify/', 'verify'],
  ['test/xen/', 'xen'],
];

/** @param {string} file */
export const projectOf = (file) => PROJECTS.find(([beginning]) => file.startsWith(beginning))?.[1] ?? 'unit';

/** Whether a project needs no VMs, windows or packages. @param {string} project */
export const isQuick = (project) => project === 'unit' || project === 'mutants';

/**
 * The numbers of all promises.
 * @param {string} specification
 */
export function promises(specification) {
  return specification.split('\n').flatMap((line) => /^\| ([A-Z]\d+) \|/.exec(line)?.[1] ?? []);
}

/**
 * Turns a title from the sources into a pattern for the test names made from it: a placeholder matches anything.
 * @param {string} title
 */
export function titlePattern(title) {
  // Contract tests are named by the function that describes the hypervisor.
  const named = title.replace(/^describeHypervisor\('([^']*)'?$/, 'the hypervisor $1');
  const parts = named.split(/%[sdijo%]|\$[a-z.]+/i).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}

/**
 * The result of the tests that a title names: `red` when any failed, `absent` when none ran.
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
 * Whether tests ran and none failed.
 * @param {Report} report
 */
export function isAllGreen(report) {
  const all = report.testResults.flatMap(({ assertionResults = [] }) => assertionResults);
  return all.length > 0 && all.every(({ status }) => status !== 'failed');
}
