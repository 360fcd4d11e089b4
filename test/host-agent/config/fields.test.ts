import { expect, it } from 'vitest';
import { configurationFields } from '../../../host-agent/config/fields.ts';
import { Config } from '../../../host-agent/config/schema.ts';

const fields = configurationFields();
const at = (...path: string[]) => fields.find((field) => field.path.join('.') === path.join('.'));

it('describes every key of the configuration', () => {
  const keysOf = (value: unknown, path: readonly string[]): string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, below]) => keysOf(below, [...path, path.at(-1) === 'profile' ? '*' : key]))
      : [path.join('.')];
  // Bookmarks have a structure that only the file can express.
  expect(new Set(fields.map(({ path }) => path.join('.')))).toEqual(
    new Set(keysOf(Config.parse({}), []).filter((key) => key !== 'profile.*.bookmarks')),
  );
});

it('describes the accepted values and the default of a key', () => {
  expect(at('network', 'ports')).toEqual({ path: ['network', 'ports'], kind: 'integer', min: 1, max: 16, default: 8 });
  expect(at('accelerator')).toEqual({
    path: ['accelerator'],
    kind: 'choice',
    options: ['auto', 'kvm', 'tcg'],
    default: 'auto',
  });
  expect(at('log', 'urls')).toEqual({ path: ['log', 'urls'], kind: 'boolean', default: false });
  expect(at('profile', '*', 'network', 'allow')).toEqual({
    path: ['profile', '*', 'network', 'allow'],
    kind: 'list',
    default: [],
  });
  expect(at('profile', '*', 'startPage')).toEqual({
    path: ['profile', '*', 'startPage'],
    kind: 'text',
    default: 'about:blank',
  });
});
