// @ts-check
/** The parts of the tests that need VMs or windows: their preparation, their runs and their verdict. */
import { join } from 'node:path';
import { runChild } from '../children.mjs';
import { root, say, SetupStopped } from '../checkout.mjs';
import { failedRun, skippedRun } from './counts.mjs';
import { wayIntoNamespaces } from './end-to-end.mjs';
import { HeldOutput } from './held-output.mjs';
import { recordTimes } from './times.mjs';
import { judged, vitest } from './vitest.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./options.mjs').Part} Part */

/** @param {readonly Part[]} parts */
export const partsWithVms = (parts) =>
  parts.filter((part) => part === 'desktop' || part === 'e2e' || part === 'smoke' || part === 'xen');

/**
 * Begins to download and build what these parts need: images take minutes, in which other tests can run.
 * @param {readonly Part[]} parts
 * @returns {Promise<(recordsTimes: boolean) => Promise<Counts[]>>} Runs the tests. Before, it shows what the preparation printed, and waits for its end.
 */
export async function beginVmTests(parts) {
  if (parts.length === 0) return () => Promise.resolve([]);
  const prefix = await wayIntoNamespaces();
  if (!prefix) {
    say(
      `skipped: ${parts.join(', ')} tests. This user may not make network namespaces; run them as root, or allow user namespaces.`,
    );
    return () => Promise.resolve(parts.map(() => skippedRun));
  }
  const output = new HeldOutput();
  const prepared = runChild([process.execPath, join(root, 'host-agent/scripts/test/prepare-vms.mjs'), ...parts], {
    onOutput: output.add,
  });
  return async (recordsTimes) => {
    output.show();
    const { status, wasInterrupted } = await prepared;
    if (wasInterrupted) throw new SetupStopped('Interrupted; the next run continues from here.', 130);
    if (status === 0) return run(parts, prefix, recordsTimes);
    say(`FAILED: ${parts.join(', ')} tests cannot run; the reason is above.`);
    return parts.map((part) => failedRun(`${part} tests, because their preparation failed`));
  };
}

/**
 * @param {readonly Part[]} parts
 * @param {readonly string[]} prefix
 * @param {boolean} recordsTimes
 * @returns {Promise<Counts[]>}
 */
async function run(parts, prefix, recordsTimes) {
  const chosen = (/** @type {readonly Part[]} */ projects) => projects.filter((project) => parts.includes(project));
  /** @type {Counts[]} */
  const counts = [];
  // Desktop and end-to-end tests share their workers.
  for (const projects of [chosen(['desktop', 'e2e']), chosen(['smoke']), chosen(['xen'])]) {
    if (projects.length === 0) continue;
    const ended = await vitest(projects, { prefix });
    if (recordsTimes && projects.includes('e2e')) recordTimes(ended.times);
    counts.push(...(await judged(projects, [ended], prefix)));
  }
  return counts;
}
