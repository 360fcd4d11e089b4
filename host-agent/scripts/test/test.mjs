// @ts-check
/**
 * `npm test` runs what a newcomer wants to know: the checks, the unit tests, and the essential promises on real VMs.
 * `npm run test:all` runs everything. Both set up what is missing, and their last line is the verdict.
 */
import { join } from 'node:path';
import { root, runScript } from '../checkout.mjs';
import { prepare } from '../setup/prepare.mjs';
import { runCheck, runChecks } from './checks.mjs';
import { addUp, verdict } from './counts.mjs';
import { parseOptions } from './options.mjs';
import { sayUnproved } from './proved.mjs';
import { judged, reportsSoFar, UNIT_PROJECTS, vitest } from './vitest.mjs';
import { beginVmTests, partsWithVms } from './vm-tests.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const CHANGED = ['--changed', '--minutes', '2', '--concurrency', '2'];
/** It stops between two files when its minutes are over; one large file may take longer. What was not measured is no failure. */
const WITHIN_THREE_MINUTES =
  'timeout --kill-after=10s 3m "$@" || { status=$?; [ $status -eq 124 ] && echo "mutation: stopped after three minutes" || exit $status; }';

/** Without one of them most promises would be unproved. @type {readonly import('./options.mjs').Part[]} */
const PROVING = ['unit', 'desktop', 'e2e'];

await runScript(async () => {
  const { parts, ...options } = parseOptions(process.argv.slice(2));
  await prepare({ forTests: true });
  const runVmTests = await beginVmTests(partsWithVms(parts));
  /** @type {Counts[]} */
  const counts = [];
  if (parts.includes('checks')) counts.push(...(await runChecks()));
  for (const [part, projects] of /** @type {const} */ ([
    ['unit', UNIT_PROJECTS],
    ['mutants', ['mutants']],
  ])) {
    if (!parts.includes(part)) continue;
    counts.push(...(await judged(projects, [await vitest(projects)], [])));
  }
  if (parts.includes('mutation'))
    counts.push(
      await runCheck({
        name: 'mutation testing of the files that this commit changes',
        command: [
          'sh',
          '-c',
          WITHIN_THREE_MINUTES,
          'sh',
          process.execPath,
          join(root, 'test/mutation/run.mjs'),
          ...CHANGED,
        ],
      }),
    );
  // Not beside the unit tests: both have time limits.
  counts.push(...(await runVmTests(options)));
  if (PROVING.every((part) => parts.includes(part))) sayUnproved(reportsSoFar);
  const sum = addUp(counts);
  if (sum.failed > 0 || sum.passed === 0) process.exitCode = 1;
  process.stdout.write(`${verdict(sum)}\n`);
});
