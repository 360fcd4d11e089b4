/** Applies the limits of a policy to a configuration. */
import { type Profile, REACHES } from '../profile/profile.ts';
import { restrictionsOf, stricter } from '../restrictions.ts';
import type { Config } from '../schema.ts';
import type { Limits } from './schema.ts';

/** The configuration within the limits. `groups`: the groups of the person. Pure. */
export function withinLimits(config: Config, limits: Limits, groups: readonly string[]): Config {
  return {
    ...config,
    profile: Object.fromEntries(
      Object.entries(config.profile).map(([name, profile]) => [name, limited(profile, limits, groups)]),
    ),
  };
}

/** A limit that is named like a restriction is the loosest value that a profile may have for it. */
function limited(profile: Profile, limits: Limits, groups: readonly string[]): Profile {
  const { idleStopMinutes, saveGroups, sendGroups } = limits;
  const { files } = profile;
  const isMember = (allowed: readonly string[] | undefined) =>
    allowed === undefined || allowed.some((group) => groups.includes(group));
  const allowed = restrictionsOf({
    ...profile,
    ...limits,
    mayKeepRunning: idleStopMinutes === undefined,
    files: {
      out: isMember(saveGroups) ? files.out : 'off',
      in: isMember(sendGroups) ? files.in : 'off',
    },
  });
  return {
    ...profile,
    ...stricter(restrictionsOf(profile), allowed),
    network: narrowed(profile.network, limits),
  };
}

function narrowed(network: Profile['network'], { network: widest = 'open', sites }: Limits): Profile['network'] {
  const policy = narrower(network.policy, narrower(widest, sites === undefined ? 'open' : 'allow-list'));
  if (policy !== 'allow-list') return { policy, allow: [] };
  const own = network.policy === 'allow-list' ? network.allow : undefined;
  if (sites === undefined) return { policy, allow: own ?? [] };
  return { policy, allow: own === undefined ? [...sites] : commonNames(own, sites) };
}

const narrower = (one: Profile['network']['policy'], other: Profile['network']['policy']) =>
  REACHES.indexOf(one) > REACHES.indexOf(other) ? one : other;

/** The names, with their subdomains, that both lists contain. */
function commonNames(one: readonly string[], other: readonly string[]): string[] {
  const within = (names: readonly string[], wider: readonly string[]) =>
    names.filter((name) => wider.some((parent) => name === parent || name.endsWith(`.${parent}`)));
  return [...new Set([...within(one, other), ...within(other, one)])];
}
