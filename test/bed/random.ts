/**
 * The source of every random choice in a unit test. vitest.config.ts chooses one seed per run and prints it; the same choices come again with
 * `SAFE_BROWSE_TEST_SEED=… npm run unit`.
 */
import fc from 'fast-check';

export const SEED = Number(process.env['SAFE_BROWSE_TEST_SEED']);
if (!Number.isSafeInteger(SEED)) throw new Error('SAFE_BROWSE_TEST_SEED must be an integer.');

// Its report of a failure repeats the seed.
fc.configureGlobal({ seed: SEED });

export { fc };
