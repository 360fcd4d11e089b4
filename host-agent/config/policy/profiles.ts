/** Which profiles a policy lets people use. */
import { isDeepStrictEqual } from 'node:util';
import type { ConfigurationProblem } from '../../api/configuration/configuration.ts';
import type { Config } from '../schema.ts';
import { isTable } from '../table.ts';
import { limitsOf, mayUseProfile, type PolicyInForce, profileRulesOf, requiredProtections } from './in-force.ts';
import { EVERY_PROFILE, type Limits, LIMITS_OF_SESSIONS_HERE } from './schema.ts';
import { Pool } from '../pool/pool.ts';

/** The configuration without the profiles that may not be used. If the default profile is one of them, a required one or the first takes its place. Pure. */
export function withUsableProfiles(config: Config, inForce: PolicyInForce): Config {
  const usable = Object.entries(config.profile).filter(([name]) => mayUseProfile(inForce, name));
  const isLost = Object.hasOwn(config.profile, config.defaultProfile) && !mayUseProfile(inForce, config.defaultProfile);
  const substitute = profileRulesOf(inForce).required?.[0] ?? usable[0]?.[0];
  return {
    ...config,
    profile: Object.fromEntries(usable),
    ...(isLost && substitute !== undefined && { defaultProfile: substitute }),
  };
}

/** Profiles that exist whatever the person does. Pure. */
export function profilesOfPolicy(inForce: PolicyInForce): string[] {
  const named = inForce.policies.flatMap(({ policy }) =>
    [policy.default, policy.forced].flatMap(({ profile }) => (isTable(profile) ? Object.keys(profile) : [])),
  );
  const all = new Set([...(profileRulesOf(inForce).required ?? []), ...named]);
  return [...all].filter((name) => name !== EVERY_PROFILE && mayUseProfile(inForce, name));
}

/** Keys of the person with which a policy could not be enforced. Pure. */
export function policyProblems(config: Config, inForce: PolicyInForce): ConfigurationProblem[] {
  const { profile, network, hypervisor } = config;
  const required = requiredProtections(inForce);
  const { network: widest, sites } = limitsOf(inForce);
  const limitsReach = (widest !== undefined && widest !== 'open') || sites !== undefined;
  return [
    ...(Object.keys(profile).length === 0
      ? [{ path: ['profile'], message: 'has none of the profiles that the policy allows' }]
      : []),
    ...(limitsReach && network.mode === 'bridge'
      ? [{ path: ['network', 'mode'], message: 'must be "nat": a bridge cannot enforce the limits of the policy' }]
      : []),
    ...(required.length > 0 && hypervisor !== 'qemu'
      ? [{ path: ['hypervisor'], message: `must be "qemu": the policy requires ${required.join(', ')} of each VM` }]
      : []),
    ...(required.includes('account') && network.uplink === 'pci'
      ? [
          {
            path: ['network', 'uplink'],
            message: 'must not be "pci": the policy requires a separate account of each VM',
          },
        ]
      : []),
    ...forbiddenPools(config, inForce),
  ];
}

// In which pools sessions may run: elsewhere, only limits that are in force there bind them.

/** Profiles whose sessions would run where the policy does not allow it. Pure. */
function forbiddenPools({ pool, profile }: Config, inForce: PolicyInForce): ConfigurationProblem[] {
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
  limits.pools ??
  (LIMITS_OF_SESSIONS_HERE.keyof().options.some((limit) => limits[limit] !== undefined) ? [] : undefined);

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
