import type { ProfileSummary } from '../../api/configuration/profile.ts';
import type { Profile } from './profile.ts';
import type { Config } from '../schema.ts';

/** The profiles for clients: the default profile first, then by name. */
export function profileSummaries(config: Pick<Config, 'profile' | 'defaultProfile' | 'end'>): ProfileSummary[] {
  return Object.entries(config.profile)
    .map(([name, profile]) => summaryOf(name, profile, config))
    .toSorted((one, other) => Number(other.isDefault) - Number(one.isDefault) || one.name.localeCompare(other.name));
}

function summaryOf(
  name: string,
  { label, colour, screen, scale, network, where }: Profile,
  { defaultProfile, end }: Pick<Config, 'defaultProfile' | 'end'>,
): ProfileSummary {
  return {
    name,
    ...(label !== '' && { label }),
    isDefault: name === defaultProfile,
    colour,
    screen,
    // The picture of a session on another host crosses a network.
    isSharp: scale === 'auto' && where === '',
    ...(where !== '' && { where }),
    ...(network.policy === 'allow-list' && { listedSites: network.allow.length }),
    ...(network.policy === 'portal' && where === '' && { isPortal: true as const }),
    undoSeconds: end.undoSeconds,
  };
}
