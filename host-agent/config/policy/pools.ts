/** In which pools sessions may run: elsewhere, only limits that are in force there bind them. */
import { isDeepStrictEqual } from 'node:util';
import type { ConfigurationProblem } from '../../api/configuration.ts';
import { Pool } from '../pool.ts';
import type { Config } from '../schema.ts';
import { isTable } from '../table.ts';
import { limitsOf, type PolicyInForce } from './in-force.ts';
import type { Limits } from './schema.ts';

/** Each binds only sessions that run on the host itself. */
const OF_SESSIONS_HERE = [
  'network',
  'sites',
  'lifetimeMinutes',
  'idleStopMinutes',
  'maximumAgeMinutes',
  'imageAgeDays',
] as const satisfies readonly (keyof Limits)[];

/** Profiles whose sessions would run where the policy does not allow it. Pure. */
export function forbiddenPools({ pool, profile }: Config, inForce: PolicyInForce): ConfigurationProblem[] {
  const named = poolsOf(limitsOf(inForce));
  if (named === undefined) return [];
  const allowed = named.filter((name) => isOfPolicy(name, pool[name], inForce));
  const message =
    allowed.length === 0
      ? 'must be empty: the policy allows no pool that it describes'
      : `must be empty, or a pool that the policy allows and describes: ${allowed.join(', ')}`;
  return Object.entries(profile).flatMap(([name, { where }]) =>
    where === '' || allowed.includes(where)
      ? []
      : [{ path: ['profile', name, 'where'], message, isManaged: true as const }],
  );
}

/** `undefined`: any pool. */
const poolsOf = (limits: Limits): readonly string[] | undefined =>
  limits.pools ?? (OF_SESSIONS_HERE.some((limit) => limits[limit] !== undefined) ? [] : undefined);

/** Whether the policy describes the pool, and the person set nothing in it but how long sessions wait: its hosts are those of the organisation. */
function isOfPolicy(name: string, pool: Pool | undefined, { policies }: PolicyInForce): boolean {
  if (!pool) return false;
  const forced = policies
    .map(({ policy }) => policy.forced['pool'])
    .flatMap((pools) => (isTable(pools) && isTable(pools[name]) ? [pools[name]] : []))
    .reduceRight((weaker, stronger) => ({ ...weaker, ...stronger }), {});
  const { detachedMinutes } = pool;
  return isDeepStrictEqual(Pool.safeParse({ detachedMinutes, ...forced }).data, pool);
}
