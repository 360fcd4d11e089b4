// @ts-check
/** `node add-up.mjs FILE…`: the verdict over several test runs, whose output is in these files. A file's name is its run's. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { runScript } from '../checkout.mjs';
import { addUp, countsOfVerdict, verdict } from './counts.mjs';

await runScript(() => {
  const sum = addUp(process.argv.slice(2).map((file) => countsOfVerdict(readFileSync(file, 'utf8'), basename(file))));
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
  process.stdout.write(`${verdict(sum)}\n`);
  return Promise.resolve();
});
