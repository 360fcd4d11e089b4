// @ts-check
/** `node add-up.mjs FILE…`: the verdict over several test runs, whose output is in these files. */
import { readFileSync } from 'node:fs';
import { runScript } from '../checkout.mjs';
import { addUp, countsOfSummary, summaryLine } from './counts.mjs';

await runScript(() => {
  const sum = addUp(process.argv.slice(2).map((file) => countsOfSummary(readFileSync(file, 'utf8'))));
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
  process.stdout.write(`${summaryLine(sum)}\n`);
  return Promise.resolve();
});
