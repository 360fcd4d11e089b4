// @ts-check
/** Promises, the tests that prove them, and the results of those tests. */

/**
 * @typedef {object} Mutant A deliberate defect that no unit test can see.
 * @property {string} promise The number of the promise in SPECIFICATION.md that it breaks.
 * @property {string} file The file that is changed.
 * @property {string} search The changed code, which is in the file once.
 * @property {string} replacement
 * @property {string} defect What the product then does wrong, in words.
 * @property {'network' | 'browser' | 'host'} [images] The images that contain the changed code and have to be built with it: the network image, that and the browser image with their templates, or a host image.
 */

/** @typedef {{ testResults: readonly { assertionResults?: readonly { fullName: string, status: string }[] }[] }} Report vitest's JSON report. */

/** @typedef {{ readonly file: string, readonly title: string }} Proof A test, by its file and a part of its title. */

/**
 * The tests that prove a promise; none if it is pending.
 * @param {string} specification
 * @param {string} promise
 * @returns {Proof[]}
 */
export function proofsOf(specification, promise) {
  const row = specification.split('\n').find((line) => line.startsWith(`| ${promise} |`)) ?? '';
  return [...row.matchAll(/`(test\/[\w./-]+\.test\.ts) › ([^`]+)`/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
}

/** The vitest project of a test file by the beginning of its path; all others are in `unit`. @type {readonly (readonly [string, string])[]} */
const PROJECTS = [
  ['test/applications/', 'applications'],
  ['test/nested/apparmor', 'apparmor'],
  ['test/speech/', 'speech'],
  ['test/documents/', 'documents'],
  ['test/nested/kvm', 'kvm'],
  ['test/nested/pci', 'pci'],
  ['test/cups/', 'cups'],
  ['test/desktop/', 'desktop'],
  ['test/e2e/', 'e2e'],
  ['test/file-managers/', 'file-managers'],
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
