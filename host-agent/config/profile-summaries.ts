import type { ProfileSummary } from '../api/profile.ts';
import type { Profile } from './profile.ts';
import type { Config } from './schema.ts';

/** The profiles for clients: the default profile first, then by name. */
export function profileSummaries(config: Pick<Config, 'profile' | 'defaultProfile' | 'end'>): ProfileSummary[] {
  return Object.entries(config.profile)
    .map(([name, profile]) => summaryOf(name, profile, config))
    .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault) || one.name.localeCompare(other.name));
}

function summaryOf(
  name: string,
  { colour, screen, network, where }: Profile,
  { defaultProfile, end }: Pick<Config, 'defaultProfile' | 'end'>,
): ProfileSummary {
  return {
    name,
    isDefault: name === defaultProfile,
    colour,
    screen,
    ...(where !== '' && { where }),
    ...(network.policy === 'allow-list' && { listedSites: network.allow.length }),
    undoSeconds: end.undoSeconds,
  };
}
