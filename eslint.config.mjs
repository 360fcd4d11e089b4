import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', '.dependency-cruiser.cjs'] },
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
      'max-lines': ['error', { max: 300 }],
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
      ],
    },
  },
  {
    // Wiring is read from top to bottom: what does not fit on a screen is split by subject.
    files: ['host-agent/daemon/**'],
    rules: { 'max-lines-per-function': ['error', { max: 60 }] },
  },
  { files: ['host-agent/scripts/**/*.mjs'], rules: { 'no-console': 'off' } },
);
