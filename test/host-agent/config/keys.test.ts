import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { strictestValue, stricterValue } from '../../../host-agent/api/configuration/key-facets.ts';
import { Restrictions } from '../../../host-agent/api/session/restrictions.ts';
import { configurationFields, configurationKeys, type KeySchema } from '../../../host-agent/config/keys.ts';
import { Config } from '../../../host-agent/config/schema.ts';
import { pathKey, valueAt } from '../../../host-agent/config/table.ts';

const EMPTY = Config.parse({});
const fields = configurationFields();
const keys = configurationKeys();
const at = (...path: string[]) => fields.find((field) => field.path.join('.') === path.join('.'));

describe('the settings form', () => {
  it('has every key of the configuration', () => {
    const keysOf = (value: unknown, path: readonly string[]): string[] =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value).flatMap(([key, below]) =>
            keysOf(below, [...path, path.at(-1) === 'profile' ? '*' : key]),
          )
        : [path.join('.')];
    // Bookmarks have a structure that only the file can express.
    expect(new Set(fields.map(({ path }) => path.join('.')))).toEqual(
      new Set(keysOf(Config.parse({}), []).filter((key) => key !== 'profile.*.bookmarks')),
    );
  });

  it('knows the accepted values and the default of a key, who changes it, and when it has an effect', () => {
    expect(at('network', 'ports')).toEqual({
      path: ['network', 'ports'],
      kind: 'integer',
      min: 1,
      max: 16,
      default: 8,
      group: 'network',
      isExpert: true,
    });
    expect(at('accelerator')).toEqual({
      path: ['accelerator'],
      kind: 'choice',
      options: ['auto', 'kvm', 'tcg'],
      default: 'auto',
      group: 'computer',
      isExpert: true,
      onlyIf: [{ key: 'hypervisor', is: 'qemu' }],
    });
    expect(at('updates', 'check')).toEqual({
      path: ['updates', 'check'],
      kind: 'boolean',
      default: true,
      group: 'updates',
    });
    expect(at('profile', '*', 'network', 'allow')).toEqual({
      path: ['profile', '*', 'network', 'allow'],
      kind: 'list',
      default: [],
      group: 'network',
      onlyIf: [{ key: 'profile.*.network.policy', is: 'allow-list' }],
    });
    expect(at('profile', '*', 'startPage')).toEqual({
      path: ['profile', '*', 'startPage'],
      kind: 'text',
      default: 'about:blank',
      group: 'pages',
      chooser: 'page',
    });
  });

  it('asks of a key what its table asks of all, too', () => {
    expect(at('spare', 'onBattery')?.onlyIf).toEqual([
      { key: 'template.seal', isNot: 'off' },
      { key: 'spare.keep', is: true },
    ]);
  });
});

describe.each(keys.map((key) => [pathKey(key.path), key] as const))(
  'the key %s',
  (_, { path, schema, looser, group, onlyIf }) => {
    it('has a meaning, and says which of its values are looser', () => {
      expect(schema.description).toMatch(/\.$/);
      expect(looser).toBeDefined();
      // A list must name each value, or one that it lacks would be the strictest.
      if (Array.isArray(looser)) expect(looser).toEqual(expect.arrayContaining([...(schema.enum ?? [''])]));
    });

    it('has a place in the settings', () => expect(group).toBeDefined());

    it('has the default that an empty file gives it, unless it belongs to a pool or an exit', () => {
      const inEmptyFile = valueAt(
        EMPTY,
        path.map((name) => (name === '*' ? 'default' : name)),
      );
      if (path[0] !== 'pool' && path[0] !== 'exit') expect(schema.default).toEqual(inEmptyFile);
    });

    it('says nothing about itself that no one reads', () => {
      expect(Object.keys(schema).filter((name) => !KNOWN.has(name))).toEqual([]);
    });

    it('has one condition in its own table if a value without effect is a mistake', () => {
      if (schema.mustHaveEffect)
        expect(schema.onlyIf).toEqual({
          key: expect.not.stringContaining('.') as string,
          is: expect.anything() as string,
        });
    });

    it('depends only on keys that exist, by values that they can have', () => {
      for (const condition of onlyIf) {
        const other = keys.find((key) => pathKey(key.path) === condition.key);
        const value = 'is' in condition ? condition.is : condition.isNot;
        expect(accepts(other?.schema, value), `${pathKey(path)}: ${JSON.stringify(condition)}`).toBe(true);
      }
    });
  },
);

const FACETS = ['looser', 'group', 'chooser', 'onlyIf', 'mustHaveEffect', 'isExpert', 'isReadOnce'];
const JSON_SCHEMA =
  'type description default enum const anyOf oneOf items minimum maximum minLength maxLength minItems maxItems pattern format properties required additionalProperties propertyNames'.split(
    ' ',
  );
const KNOWN = new Set([...FACETS, ...JSON_SCHEMA]);

const accepts = (schema: KeySchema | undefined, value: unknown): boolean =>
  schema?.enum
    ? schema.enum.includes(String(value))
    : schema?.type === typeof value || (schema?.type === 'integer' && Number.isInteger(value));

describe('a restriction', () => {
  const leaves = (schema: z.ZodType, path: string): [string, z.ZodType][] =>
    schema instanceof z.ZodObject
      ? Object.entries<z.ZodType>(schema.shape).flatMap(([key, below]) => leaves(below, `${path}.${key}`))
      : [[path, schema]];

  it.each(leaves(Restrictions, 'profile.*'))(
    '%s is a key of profiles with the same order, and has a strictest value',
    (name, schema) => {
      const looser = schema.meta()?.looser ?? expect.fail('It has no order.');
      expect(keys.find(({ path }) => pathKey(path) === name)?.looser).toEqual(looser);
      expect(schema.safeParse(strictestValue(looser)).success).toBe(true);
    },
  );

  it('is in the guide: what of an edited profile a running session follows, and nothing else', () => {
    const guide = readFileSync(join(import.meta.dirname, '../../../host-agent/guide/profiles.md'), 'utf8');
    const [, table = ''] = /\| stricter means \|\n(.*?)\n\n/s.exec(guide) ?? [];
    const named = table.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(.*?)`/g)]);
    const restrictions = leaves(Restrictions, '').map(([name]) => name.slice(1));
    expect(named.map(([, name]) => name).toSorted()).toEqual(restrictions.toSorted());
  });
});

describe('the stricter of two values', () => {
  it.each([
    ['on', true, false, false],
    ['off', true, false, true],
    ['more', 5, 3, 3],
    ['fewer', 5, 3, 5],
    ['longer', 5, 3, 3],
    ['longer', 0, 3, 3],
    ['longer', 0, 0, 0],
    ['added', ['a', 'b'], ['b', 'c'], ['b']],
    [['off', 'ask', 'allow'], 'allow', 'ask', 'ask'],
  ] as const)('where %j is looser: of %j and %j, it is %j', (looser, one, other, stricter) => {
    expect(stricterValue(looser, one, other)).toEqual(stricter);
    expect(stricterValue(looser, other, one)).toEqual(stricter);
  });
});
