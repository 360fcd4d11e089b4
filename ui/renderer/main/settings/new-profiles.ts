/** The name in the file of a new profile, and its first settings. Pure. */
import type { Configuration, ConfigurationChanges } from '../../../../host-agent/api/configuration/configuration.ts';
import { pathKey } from '../../../texts/setting-words.ts';
import { inProfile, isProfileField, plain, valueAt, type Value } from './values.ts';

const MAX_NAME_CHARACTERS = 31;

/** The name for a profile that the person calls `title`: `geschaftliches` for “Geschäftliches”; with a number if it is taken. */
export function nameFor(title: string, taken: readonly string[]): string {
  const words =
    plain(title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'profile';
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const name = words.slice(0, MAX_NAME_CHARACTERS - end.length).replace(/-$/, '') + end;
    // A profile of the file with the name of the built-in one would replace it.
    if (name !== 'default' && !taken.includes(name)) return name;
  }
}

/** What a new profile that is called `title` begins with: a label, if its name says something else. */
export const labelled = (name: string, title: string): ConfigurationChanges =>
  title === name ? [] : [{ path: ['profile', name, 'label'], value: title }];

/** The settings of the profile `from` that are not those of every profile, for the profile `to`. */
export function copied({ values, fields }: Pick<Configuration, 'values' | 'fields'>, from: string, to: string) {
  const profile = valueAt(values, ['profile', from]);
  const defaults = new Map(fields.filter(isProfileField).map((field) => [pathKey(field.path), field.default]));
  return leaves(profile ?? {}, ['profile', '*'], defaults).flatMap(({ path, value }) =>
    isSame(value, defaults.get(pathKey(path)) ?? null) || pathKey(path) === 'profile.*.label'
      ? []
      : [{ path: inProfile(path, to), value }],
  );
}

/** The values of the tree with their paths. A table that is not one of keys, such as Chromium's policies, is one value; left out if it is empty. */
function leaves(
  value: Value,
  path: readonly string[],
  keys: ReadonlyMap<string, unknown>,
): { readonly path: string[]; readonly value: Value }[] {
  const isTable = typeof value === 'object' && value !== null && !Array.isArray(value);
  const hasKeys = path.length === 2 || [...keys.keys()].some((key) => key.startsWith(`${pathKey(path)}.`));
  if (isTable && hasKeys) return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key], keys));
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return isEmpty && !keys.has(pathKey(path)) ? [] : [{ path: [...path], value }];
}

const isSame = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);
