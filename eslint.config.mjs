import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const FIXED_WAIT =
  'A fixed wait is too short on a slow computer and too long on any other: move the clock (test/bed/fake-clock.ts), let the event loop settle (test/bed/event-loop.ts), or wait for the event.';
const SEEDED = {
  name: 'fast-check',
  message: 'Import fc from test/bed/random.ts, which gives it the seed of the run.',
};

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.dependency-cruiser.cjs', 'ui/texts/messages.d.ts'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // A table of verbs and the implementations of an interface answer with promises, also where one needs no waiting.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 500 }],
      // A switch counts once: a table of cases is easy to read.
      complexity: ['error', { max: 25, variant: 'modified' }],
      // An owner may be held for the end of its block only.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreUsingDeclarations: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['appliance/**', 'host-agent/**', 'ui/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'AbortSignal',
          property: 'timeout',
          message: 'Within AbortSignal.any it may never come; take a deadline.',
        },
        {
          object: 'URL',
          property: 'canParse',
          message: 'Node 20 misreads hosts with Latin-1 characters; take parseUrl.',
        },
      ],
    },
  },
  {
    // Wiring is read from top to bottom: what does not fit on a screen is split by subject.
    files: ['host-agent/daemon/**'],
    rules: { 'max-lines-per-function': ['error', { max: 80 }] },
  },
  { files: ['host-agent/scripts/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**'],
    ignores: ['test/bed/random.ts'],
    rules: {
      'no-restricted-imports': ['error', SEEDED],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take numbers that come again with their seed: randomNumbers.' },
      ],
    },
  },
  {
    // Programs and beds of real VMs are not in this list: they look at something that causes no event.
    files: ['test/{appliance,host-agent,contract,ui,checks,mutants}/**', 'test/bed/**/*.test.ts'],
    ignores: ['test/ui/dev/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        SEEDED,
        { name: 'node:timers/promises', importNames: ['setTimeout', 'setInterval'], message: FIXED_WAIT },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'CallExpression[callee.name=/^(setTimeout|setInterval)$/]', message: FIXED_WAIT },
      ],
    },
  },
);
