/** Which changes of the configuration are not the person's to make. */
import { isDeepStrictEqual } from 'node:util';
import type { ConfigurationChanges, ConfigurationProblem, ValueSource } from '../../api/configuration/configuration.ts';
import type { Config } from '../schema.ts';
import { isTable, isWithin, leavesOf, type Path, valueAt } from '../table.ts';
import { forcesBrowserPolicies, mayUseProfile, type PolicyInForce } from './in-force.ts';
import { profilesOfPolicy } from './profiles.ts';

interface Changed {
  readonly config: Config;
  readonly sources: ReadonlyMap<string, ValueSource>;
}

/** The changes that the policies do not allow. `changed`: the configuration after all of them. Pure. */
export function managedChanges(
  changes: ConfigurationChanges,
  changed: Changed,
  inForce: PolicyInForce,
): ConfigurationProblem[] {
  if (inForce.policies.length === 0) return [];
  const closed = [
    ...new Set(
      changes.flatMap(({ path: [table, profile] }) => (table === 'profile' && profile !== undefined ? [profile] : [])),
    ),
  ]
    .filter((profile) => forcesBrowserPolicies(inForce, profile))
    .map((profile) => ({ path: ['profile', profile, 'policies'], is: 'policy-forced' as const }));
  const managed = [
    ...closed,
    ...[...changed.sources].flatMap(([key, { is }]) => {
      const path = key.split('.');
      const isManaged = is === 'policy-forced' || is === 'policy-limit';
      return isManaged && !closed.some((table) => isWithin(path, table.path)) ? [{ path, is }] : [];
    }),
  ];
  const forced = managed.filter(({ is }) => is === 'policy-forced').map(({ path }) => path);
  return changes.flatMap(({ path, value }) => {
    if (value === null) return removalProblems(path, forced, inForce);
    const [table, profile = ''] = path;
    if (table === 'profile' && !mayUseProfile(inForce, profile))
      return [{ path: [...path], message: 'this profile may not be used', isManaged: true }];
    return isTable(value)
      ? leavesOf(value, path).flatMap((leaf) => valueProblems(leaf, managed, changed.config))
      : valueProblems({ path, value }, managed, changed.config);
  });
}

function removalProblems(path: Path, forced: readonly Path[], inForce: PolicyInForce): ConfigurationProblem[] {
  if (path.length === 2 && path[0] === 'profile')
    return profilesOfPolicy(inForce).includes(path[1] ?? '')
      ? [{ path: [...path], message: 'the policy requires this profile', isManaged: true }]
      : [];
  return forced.some((key) => isWithin(path, key)) ? [{ path: [...path], message: 'is forced', isManaged: true }] : [];
}

function valueProblems(
  { path, value }: { readonly path: Path; readonly value: unknown },
  managed: readonly { readonly path: Path; readonly is: 'policy-forced' | 'policy-limit' }[],
  config: Config,
): ConfigurationProblem[] {
  // An empty table sets nothing.
  if (isTable(value) && Object.keys(value).length === 0) return [];
  return managed
    .filter((key) => isWithin(path, key.path) || isWithin(key.path, path))
    .filter(({ is }) => is === 'policy-forced' || !isDeepStrictEqual(valueAt(config, path), value))
    .map(({ is }) => ({
      path: [...path],
      message: is === 'policy-forced' ? 'is forced' : 'is beyond what the policy allows',
      isManaged: true,
    }));
}
