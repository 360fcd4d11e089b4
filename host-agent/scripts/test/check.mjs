// @ts-check
/**
 * `npm run check`: what to run before every commit. It sets nothing up and needs no VM. It checks the formatting, types and layers of everything, lints
 * what has changed, and runs the unit tests that this concerns. `-- --all` lints and runs all.
 */
import { parseArgs } from 'node:util';
import { runScript, say, SetupStopped } from '../checkout.mjs';
import { changesOf, scopeOf } from './changes.mjs';
import { checksOf, runChecks } from './checks.mjs';
import { addUp, verdict } from './counts.mjs';
import { judged, UNIT_PROJECTS, vitest } from './vitest.mjs';

const USAGE = `Usage: npm run check [-- --all]
Checks what has changed since the last commit; in a clean checkout, what that commit has changed.
  --all  lints every file and runs every unit test`;

/** Unit tests that read files of the checkout instead of importing them. */
const READERS = ['test/checks', 'test/mutants', 'test/host-agent/scripts', 'test/host-agent/daemon/journal'];

await runScript(async () => {
  const { all, help } = parse();
  if (help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const changes = all ? undefined : await changesOf();
  const scope = changes ? scopeOf(changes.files) : { lint: ['.'], areAllTestsConcerned: true };
  if (changes) say(`checking ${changes.files.length} files that differ from ${changes.since}`);
  const checks = await runChecks(checksOf(scope.lint));
  const runs =
    changes && !scope.areAllTestsConcerned
      ? [await vitest(UNIT_PROJECTS, { since: changes.since }), await vitest(UNIT_PROJECTS, { files: READERS })]
      : [await vitest(UNIT_PROJECTS)];
  const sum = addUp([...checks, ...(await judged(UNIT_PROJECTS, runs, []))]);
  if (sum.failed > 0) process.exitCode = 1;
  process.stdout.write(`${verdict(sum)}\n`);
});

function parse() {
  try {
    const options = /** @type {const} */ ({ all: { type: 'boolean' }, help: { type: 'boolean' } });
    return parseArgs({ options }).values;
  } catch {
    throw new SetupStopped(USAGE, 2);
  }
}
