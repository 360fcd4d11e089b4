// @ts-check
/** `npm run check`: what to run before every commit. It sets nothing up and needs no VM. */
import { runScript } from '../checkout.mjs';
import { runChecks } from './checks.mjs';
import { addUp, verdict } from './counts.mjs';
import { judged, UNIT_PROJECTS, vitest } from './vitest.mjs';

await runScript(async () => {
  const checks = await runChecks();
  const sum = addUp([...checks, ...(await judged(UNIT_PROJECTS, [await vitest(UNIT_PROJECTS)], []))]);
  if (sum.failed > 0) process.exitCode = 1;
  process.stdout.write(`${verdict(sum)}\n`);
});
