/** Prints the seed of the random tests once per run, before the first test. */
import type { TestProject } from 'vitest/node';

export default function printSeed({ config }: TestProject): void {
  process.stdout.write(`Random tests: SAFE_BROWSE_TEST_SEED=${String(config.env['SAFE_BROWSE_TEST_SEED'])}\n`);
}
