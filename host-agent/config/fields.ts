/** Every configuration key as data, generated from the schema, so that the settings form needs no list of keys. */
import { z } from 'zod';
import type { ConfigurationField } from '../api/configuration.ts';
import { Config } from './schema.ts';

/** The part of JSON Schema that our schema uses. */
interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** All keys in the order of the schema. The keys of profiles appear once, under the name `*`. */
export function configurationFields(): ConfigurationField[] {
  return fieldsBelow([], z.toJSONSchema(Config, { io: 'input' }) as JsonSchema);
}

function fieldsBelow(path: readonly string[], schema: JsonSchema): ConfigurationField[] {
  // Pools can be changed only in the file.
  if (path[0] === 'pool') return [];
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([key, below]) => fieldsBelow([...path, key], below));
  // Structured keys, such as policies and bookmarks, can be changed only in the file.
  if (schema.type === 'array' && schema.items?.type !== 'string') return [];
  if (schema.additionalProperties && !schema.additionalProperties.properties) return [];
  if (schema.additionalProperties) return fieldsBelow([...path, '*'], schema.additionalProperties);
  const key = { path: [...path], default: defaultAt(path) };
  const options = schema.enum ?? (schema.const === undefined ? undefined : [schema.const]);
  if (options) return [{ ...key, kind: 'choice', options: [...options] }];
  if (schema.type === 'boolean') return [{ ...key, kind: 'boolean' }];
  if (schema.type === 'integer')
    return [
      {
        ...key,
        kind: 'integer',
        min: schema.minimum ?? Number.MIN_SAFE_INTEGER,
        max: schema.maximum ?? Number.MAX_SAFE_INTEGER,
      },
    ];
  return [{ ...key, kind: schema.type === 'array' ? 'list' : 'text' }];
}

/** The default of a key: its value in the configuration of an empty file, whose only profile is named `default`. */
export function defaultAt(path: readonly string[]): z.core.util.JSONType {
  let at: unknown = Config.parse({});
  for (const key of path)
    at =
      typeof at === 'object' && at !== null
        ? (at as Record<string, unknown>)[key === '*' ? 'default' : key]
        : undefined;
  return at as z.core.util.JSONType;
}
