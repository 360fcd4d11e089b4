// @ts-check
/** The checks that are no test runs. Each counts as one test. */
import { join } from 'node:path';
import { runChild } from '../children.mjs';
import { root, say, SetupStopped } from '../checkout.mjs';
import { failedRun } from './counts.mjs';
import { HeldOutput } from './held-output.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {{ readonly name: string, readonly command: readonly string[] }} Check */

export const npmBin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name);

/** Below node_modules, which every checkout has for itself. */
const caches = join(root, 'node_modules/.cache/safe-browse-checks');
/** @param {string} name */
const types = (name) => ['--noEmit', '--incremental', '--tsBuildInfoFile', join(caches, `${name}.tsbuildinfo`)];

/**
 * Longest first. ESLint has no cache: its rules look at the types of other files.
 * @param {readonly string[]} lint What to lint; nothing if it is empty.
 * @returns {Check[]}
 */
export const checksOf = (lint) => [
  ...(lint.length > 0 ? [{ name: 'lint', command: [npmBin('eslint'), '--no-warn-ignored', ...lint] }] : []),
  {
    name: 'format',
    command: [
      npmBin('prettier'),
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      join(caches, 'prettier'),
      '.',
    ],
  },
  { name: 'types', command: [npmBin('tsc'), ...types('types')] },
  { name: 'types of the windows', command: [npmBin('tsc'), ...types('windows'), '-p', 'ui/renderer'] },
  { name: 'types of the preload script', command: [npmBin('tsc'), ...types('preload'), '-p', 'ui/preload'] },
  { name: 'types of the extension', command: [npmBin('tsc'), ...types('extension'), '-p', 'ui/extension'] },
  {
    name: 'types of the page of checks',
    command: [npmBin('tsc'), ...types('page'), '-p', 'appliance/inspector/page'],
  },
  {
    name: 'layers',
    command: [
      npmBin('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      'appliance',
      'host-agent',
      'ui',
    ],
  },
];

/** Each is a single process, so two of them use two processors. */
const AT_ONCE = 2;

/**
 * Runs one check; what it prints is shown when it has ended.
 * @param {Check} check
 * @returns {Promise<Counts>}
 */
export async function runCheck({ name, command }) {
  const output = new HeldOutput();
  const { status, wasInterrupted } = await runChild(command, { onOutput: output.add });
  if (wasInterrupted) throw new SetupStopped('Interrupted.', 130);
  say(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`);
  output.show();
  return status === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : failedRun(name);
}

/**
 * @param {readonly Check[]} [checks]
 * @returns {Promise<Counts[]>}
 */
export async function runChecks(checks = checksOf(['.'])) {
  const waiting = [...checks];
  /** @type {Counts[]} */
  const counts = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) counts.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}
