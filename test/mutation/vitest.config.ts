import { readdirSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { fluentTexts } from '../bed/fluent-texts.ts';

/** The folders of unit tests of the product, without those that read the checkout: they say nothing about a mutant. */
const TESTED = process.env['SAFE_BROWSE_MUTATION_TESTS']?.split(' ') ?? [
  'test/appliance',
  'test/host-agent',
  'test/contract',
  'test/bed',
];
const OTHERS = ['test/contract/{specification,guides,vm-users}.test.ts', 'test/host-agent/scripts/**'];

const isFile = (place: string) => place.endsWith('.test.ts');

/** Tests that replace a module need separate modules. */
const withOwnModules = TESTED.flatMap((place) =>
  isFile(place) ? [place] : readdirSync(place, { recursive: true, encoding: 'utf8' }).map((name) => `${place}/${name}`),
).filter((file) => file.endsWith('.test.ts') && /\bvi\.(mock|doMock)\(/.test(readFileSync(file, 'utf8')));

/** Stryker ends a mutant that hangs. */
const SETTINGS = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 15_000 } },
  // Each mutant meets the same random values.
  env: { SAFE_BROWSE_TEST_SEED: '1', TZ: 'UTC', LC_ALL: 'C' },
};

export default defineConfig({
  test: {
    projects: [
      // Loading all modules again for each file and each mutant would take most of the time.
      {
        plugins: [fluentTexts],
        test: {
          ...SETTINGS,
          name: 'shared',
          isolate: false,
          include: TESTED.map((place) => (isFile(place) ? place : `${place}/**/*.test.ts`)),
          exclude: [...OTHERS, ...withOwnModules],
        },
      },
      {
        plugins: [fluentTexts],
        test: { ...SETTINGS, name: 'isolated', include: withOwnModules, exclude: OTHERS },
      },
    ],
  },
});
