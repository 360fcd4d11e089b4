/** Every configuration key as data, generated from the schema, so that nothing else needs a list of keys. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { ConfigurationField } from '../api/configuration/configuration.ts';
import type { Condition, KeyGroup, Looser } from '../api/configuration/key-facets.ts';
import { Config } from './schema.ts';
import { type Path, pathKey } from './table.ts';

/** The part of JSON Schema that our schema uses, with what a key says beside it. */
export interface KeySchema extends Pick<
  z.GlobalMeta,
  'looser' | 'group' | 'chooser' | 'onlyIf' | 'mustHaveEffect' | 'isExpert' | 'isReadOnce'
> {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, KeySchema>>;
  readonly additionalProperties?: KeySchema | boolean;
  readonly items?: KeySchema;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly KeySchema[];
  readonly oneOf?: readonly KeySchema[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  /** Absent: it must be set. */
  readonly default?: z.core.util.JSONType;
}

export interface ConfigurationKey {
  /** The name of a profile, a pool or an exit is `*`. */
  readonly path: Path;
  readonly schema: KeySchema;
  /** Of the key, or else of the table around it. */
  readonly looser: Looser | undefined;
  /** Of the key, or else of the table around it. */
  readonly group: KeyGroup | undefined;
  readonly isExpert: boolean;
  readonly isReadOnce: boolean;
  /** Those of the key and of the tables around it, with the whole path of the other key. */
  readonly onlyIf: readonly Condition[];
}

let known: readonly ConfigurationKey[] | undefined;

/** All keys in the order of the schema, structured ones too. The keys of profiles, pools and exits appear once. */
export function configurationKeys(): readonly ConfigurationKey[] {
  const root = { looser: undefined, group: undefined, isExpert: false, isReadOnce: false, onlyIf: [] };
  known ??= keysBelow([], z.toJSONSchema(Config, { io: 'input' }) as KeySchema, root);
  return known;
}

/** The keys that the settings form can change. Pools, exits, and structured keys such as policies and bookmarks, can be changed only in the file. */
export const configurationFields = (): ConfigurationField[] => configurationKeys().flatMap(fieldOf);

type Inherited = Pick<ConfigurationKey, 'looser' | 'group' | 'isExpert' | 'isReadOnce' | 'onlyIf'>;

function keysBelow(path: Path, schema: KeySchema, outer: Inherited): ConfigurationKey[] {
  if (schema.oneOf)
    return keysOfAlternatives(schema.oneOf.flatMap((alternative) => keysBelow(path, alternative, outer)));
  const facets: Inherited = {
    looser: schema.looser ?? outer.looser,
    group: schema.group ?? outer.group,
    isExpert: schema.isExpert ?? outer.isExpert,
    isReadOnce: schema.isReadOnce ?? outer.isReadOnce,
    onlyIf: [
      ...outer.onlyIf,
      ...(schema.onlyIf ? [{ ...schema.onlyIf, key: wholePath(path, schema.onlyIf.key) }] : []),
    ],
  };
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, below]) => keysBelow([...path, name], below, facets));
  if (path.length === 1 && isOfNames(path) && typeof schema.additionalProperties === 'object')
    return keysBelow([...path, '*'], schema.additionalProperties, facets);
  return [{ path, schema, ...facets }];
}

/** Whether names that the person chooses follow the first key. */
export const isOfNames = ([first]: Path): boolean => first === 'profile' || first === 'pool' || first === 'exit';

const wholePath = (path: Path, key: string): string => (key.includes('.') ? key : pathKey([...path.slice(0, -1), key]));

/** A key that several alternatives have appears once. Where they mean different things by it, it has the values and the meanings of all. */
function keysOfAlternatives(keys: readonly ConfigurationKey[]): ConfigurationKey[] {
  const names = [...new Set(keys.map(({ path }) => pathKey(path)))];
  return names.map((name) => {
    const [first, ...others] = keys.filter(({ path }) => pathKey(path) === name) as [
      ConfigurationKey,
      ...ConfigurationKey[],
    ];
    const schemas = [first, ...others].map(({ schema }) => schema);
    if (schemas.every((schema) => isDeepStrictEqual(schema, first.schema))) return first;
    return {
      ...first,
      schema: { anyOf: schemas, description: schemas.map((each) => each.description).join(' ') },
    };
  });
}

function fieldOf({ path, schema, group = 'computer', isExpert, onlyIf }: ConfigurationKey): ConfigurationField[] {
  if (
    path[0] === 'pool' ||
    path[0] === 'exit' ||
    schema.type === 'object' ||
    (schema.type === 'array' && schema.items?.type !== 'string')
  )
    return [];
  const key = {
    path: [...path],
    default: schema.default ?? null,
    group,
    ...(schema.chooser && { chooser: schema.chooser }),
    ...(isExpert && { isExpert }),
    ...(onlyIf.length > 0 && { onlyIf: [...onlyIf] }),
  };
  const { minimum: min = Number.MIN_SAFE_INTEGER, maximum: max = Number.MAX_SAFE_INTEGER } = schema;
  const options = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (options) return [{ ...key, kind: 'choice', options: [...options] }];
  if (schema.type === 'boolean') return [{ ...key, kind: 'boolean' }];
  if (schema.type === 'integer') return [{ ...key, kind: 'integer', min, max }];
  if (schema.type !== 'array') return [{ ...key, kind: 'text' }];
  return [{ ...key, kind: 'list', ...(schema.items?.enum && { options: [...schema.items.enum] }) }];
}
