// @ts-check
/** The parts of the tests that need VMs or windows: their preparation, their runs and their verdict. */
import { join } from 'node:path';
import { runChild } from '../children.mjs';
import { root, say, SetupStopped } from '../checkout.mjs';
import { failedRun, skippedRun } from './counts.mjs';
import { wayIntoNamespaces } from './prepare/end-to-end.mjs';
import { HeldOutput } from './held-output.mjs';
import { paceOf, recordedTimes, recordTimes, thatFit, timedFiles } from './times.mjs';
import { judged, vitest } from './vitest.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./options.mjs').Part} Part */
/** @typedef {Omit<import('./options.mjs').Options, 'parts'>} Options */
/** @typedef {import('./vitest.mjs').Run} Run */

/** @param {readonly Part[]} parts */
export const partsWithVms = (parts) =>
  parts.filter((part) => part === 'desktop' || part === 'e2e' || part === 'smoke' || part === 'xen');

/**
 * Begins to download and build what these parts need: images take minutes, in which other tests can run.
 * @param {readonly Part[]} parts
 * @returns {Promise<(options: Options) => Promise<Counts[]>>} Runs the tests. Before, it shows what the preparation printed, and waits for its end.
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
  const prepared = runChild(
    [process.execPath, join(root, 'host-agent/scripts/test/prepare/prepare-vms.mjs'), ...parts],
    {
      onOutput: output.add,
    },
  );
  return async (options) => {
    output.show();
    const { status, wasInterrupted } = await prepared;
    if (wasInterrupted) throw new SetupStopped('Interrupted; the next run continues from here.', 130);
    if (status === 0) return run(parts, prefix, options);
    say(`FAILED: ${parts.join(', ')} tests cannot run; the reason is above.`);
    return parts.map((part) => failedRun(`${part} tests, because their preparation failed`));
  };
}

/**
 * @param {readonly Part[]} parts
 * @param {readonly string[]} prefix
 * @param {Options} options
 * @returns {Promise<Counts[]>}
 */
async function run(parts, prefix, { recordsTimes, minutes }) {
  const chosen = (/** @type {readonly Part[]} */ projects) => projects.filter((project) => parts.includes(project));
  /** @type {Counts[]} */
  const counts = [];
  // Desktop and end-to-end tests share their workers.
  for (const projects of [chosen(['desktop', 'e2e']), chosen(['smoke']), chosen(['xen'])]) {
    if (projects.length === 0) continue;
    const isLong = projects.includes('e2e');
    const { runs, leftOut } =
      isLong && minutes !== undefined
        ? await runWithin(minutes * 60, projects, prefix)
        : { runs: [await vitest(projects, { prefix })], leftOut: [] };
    if (recordsTimes && isLong) for (const { times } of runs) recordTimes(times);
    counts.push(...(await judged(projects, runs, prefix)), ...leftOut.map(() => skippedRun));
  }
  return counts;
}

/** Less than this is not worth another look at the pace. */
const SHORT_SECONDS = 300;

/**
 * The shortest files first, as many as will have ended in time. The pace of the host is measured meanwhile.
 * @param {number} seconds From the start of this process.
 * @param {readonly Part[]} projects
 * @param {readonly string[]} prefix
 * @returns {Promise<{ readonly runs: Run[], readonly leftOut: readonly string[] }>}
 */
async function runWithin(seconds, projects, prefix) {
  const recorded = recordedTimes();
  /** @type {Run[]} */
  const runs = [];
  /** @type {import('./times.mjs').Times} */
  let measured = {};
  let left = timedFiles().filter((file) => projects.some((project) => file.startsWith(`test/${project}/`)));
  for (;;) {
    const secondsLeft = seconds - process.uptime();
    // Until a part has run, the host may be several times slower than recorded.
    const part = runs.length === 0 ? secondsLeft / 6 : secondsLeft > SHORT_SECONDS ? secondsLeft / 2 : secondsLeft;
    const files = thatFit(left, { recorded, pace: paceOf(measured, recorded), seconds: part });
    if (files.length === 0) break;
    const ended = await vitest(projects, { prefix, files });
    runs.push(ended);
    measured = { ...measured, ...ended.times };
    left = left.filter((file) => !files.includes(file));
  }
  if (left.length > 0) say(`left out, because they would have ended too late: ${left.join(' ')}`);
  return { runs, leftOut: left };
}
