/** The configuration as layers of tables, each of which says where its values come from. */
import { isDeepStrictEqual } from 'node:util';
import type { ValueSource } from '../api/configuration/configuration.ts';
import { configurationKeys } from './keys.ts';
import { forcesBrowserPolicies, type PolicyInForce, profileRulesOf } from './policy/in-force.ts';
import { EVERY_PROFILE } from './policy/schema.ts';
import { shippedProfiles } from './profile/shipped-profiles.ts';
import { isTable, mergeTables, type Path, pathKey, type Table, valueAt, without } from './table.ts';

export interface Layer {
  readonly source: ValueSource;
  readonly table: Table;
}

/** The layers of a configuration, the weakest first. `written`: the person's file. Pure. */
export function layersOf(written: Table, inForce: PolicyInForce): Layer[] {
  const weakestFirst = inForce.policies.toReversed();
  const required = profileRulesOf(inForce).required ?? [];
  const tables = [written, ...weakestFirst.flatMap(({ policy }) => [policy.default, policy.forced])];
  const mode = tables.map((table) => valueAt(table, ['network', 'mode'])).findLast((value) => value !== undefined);
  const shipped = shippedProfiles(profileNames(written), mode);
  const names = [...new Set(['default', ...required, ...[shipped, ...tables].flatMap(profileNames)])];
  const defaults = weakestFirst.map(({ origin, policy }) => layer('policy-default', policy.default, origin));
  const forced = weakestFirst.map(({ origin, policy }) => layer('policy-forced', policy.forced, origin));
  return [
    // Also keeps the profiles of the person before those that are only shipped.
    layer('default', {
      profile: Object.fromEntries([...profileNames(written), ...required].map((name) => [name, {}])),
    }),
    layer('default', commonWithTor(names, [shipped, ...tables])),
    // A shipped profile, and a profile that a policy names, is more specific than what a policy says of all profiles.
    ...defaults.map((policy) => ({ ...policy, table: ofEveryProfile(policy.table, names) })),
    layer('shipped', shipped),
    ...defaults.map(withoutEveryProfile),
    layer('file', withoutClosedTables(written, inForce)),
    ...forced.flatMap((policy) => [
      { ...policy, table: ofEveryProfile(policy.table, names) },
      withoutEveryProfile(policy),
    ]),
  ];
}

/**
 * Chromium reads several policies together: a person's `URLAllowlist` beside a forced `URLBlocklist` would undo it. Where a policy forces any, the
 * person has none. Pure.
 */
const withoutClosedTables = (written: Table, inForce: PolicyInForce): Table =>
  profileNames(written)
    .filter((name) => forcesBrowserPolicies(inForce, name))
    .reduce((kept, name) => without(kept, ['profile', name, 'policies']), written);

/** All layers in one table. Pure. */
export const merged = (layers: readonly Layer[]): Table =>
  layers.reduce<Table>((table, upper) => mergeTables(table, upper.table), {});

/** The source of the value at the path. Pure. */
export function sourceOf(layers: readonly Layer[], path: Path): ValueSource {
  return layers.findLast(({ table }) => valueAt(table, path) !== undefined)?.source ?? { is: 'default' };
}

/** Profiles that leave by Tor look the same to pages on every computer, unless something says otherwise. `tables`: the strongest last. Pure. */
function commonWithTor(names: readonly string[], tables: readonly Table[]): Table {
  const valueOf = (...paths: Path[]) =>
    tables.flatMap((table) => paths.map((path) => valueAt(table, path))).findLast((value) => value !== undefined);
  const byTor = names.filter((name) => {
    const exit = valueOf(['profile', EVERY_PROFILE, 'exit'], ['profile', name, 'exit']);
    return typeof exit === 'string' && valueOf(['exit', exit, 'kind']) === 'tor';
  });
  return { profile: Object.fromEntries(byTor.map((name) => [name, { fingerprint: 'common' }])) };
}

const layer = (is: ValueSource['is'], table: Table, policy?: string): Layer => ({
  source: { is, ...(policy !== undefined && { policy }) },
  table,
});

function profileNames({ profile }: Table): string[] {
  return isTable(profile) ? Object.keys(profile).filter((name) => name !== EVERY_PROFILE) : [];
}

/** What the table says of every profile, as keys of each of them. */
function ofEveryProfile({ profile }: Table, names: readonly string[]): Table {
  const every = isTable(profile) ? profile[EVERY_PROFILE] : undefined;
  return every === undefined ? {} : { profile: Object.fromEntries(names.map((name) => [name, every])) };
}

function withoutEveryProfile({ source, table }: Layer): Layer {
  const { profile } = table;
  if (!isTable(profile)) return { source, table };
  const named = Object.entries(profile).filter(([name]) => name !== EVERY_PROFILE);
  return { source, table: { ...table, profile: Object.fromEntries(named) } };
}

interface Dependence {
  readonly key: Path;
  readonly on: Path;
  readonly isEffective: (on: unknown) => boolean;
}

/**
 * The keys of a profile whose value without effect is a mistake. A stronger layer that sets the other key cannot mean the weaker layer's value to be a
 * mistake, and the weaker layer cannot know of it: the value is dropped. So is that of the other key, if its default gives a stronger value its effect.
 * Within one layer it stays, and is reported.
 */
function dependences(): Dependence[] {
  const keys = configurationKeys();
  return keys.flatMap(({ path, schema, onlyIf }) => {
    const on = onlyIf.at(-1);
    if (!schema.mustHaveEffect || !on || !('is' in on)) return [];
    const [key, other] = [path.slice(2), on.key.split('.').slice(2)];
    const isRight = (value: unknown) => value === on.is;
    const isUnset = (value: unknown) => value === undefined || isDeepStrictEqual(value, schema.default);
    const isRightByDefault = keys.some((each) => pathKey(each.path) === on.key && isRight(each.schema.default));
    return [
      { key, on: other, isEffective: isRight },
      ...(isRightByDefault ? [{ key: other, on: key, isEffective: isUnset }] : []),
    ];
  });
}

/** `table`, which was merged from the layers, without values of profiles that a stronger layer has made ineffective. Pure. */
export function settled(table: Table, layers: readonly Layer[]): Table {
  const { profile } = table;
  if (!isTable(profile)) return table;
  const all = dependences();
  const rank = (path: Path) => layers.findLastIndex((layer) => valueAt(layer.table, path) !== undefined);
  const profiles = Object.entries(profile).map(([name, keys]) => {
    if (!isTable(keys)) return [name, keys];
    const dropped = all.filter(
      ({ key, on, isEffective }) =>
        !isEffective(valueAt(keys, on)) && rank(['profile', name, ...key]) < rank(['profile', name, ...on]),
    );
    return [name, dropped.reduce((kept, { key }) => without(kept, key), keys)];
  });
  return { ...table, profile: Object.fromEntries(profiles) };
}
