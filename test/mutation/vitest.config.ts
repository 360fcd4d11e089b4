import { defineConfig } from 'vitest/config';

/** The unit tests, without those that read the checkout instead of the product: they say nothing about a mutant. */
export default defineConfig({
  test: {
    include: ['test/{appliance,host-agent,contract,bed}/**/*.test.ts'],
    exclude: ['test/contract/{specification,guides,vm-users}.test.ts', 'test/host-agent/scripts/**'],
    // Stryker ends a mutant that hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
