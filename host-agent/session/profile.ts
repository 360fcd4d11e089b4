import { Failure } from '../api/errors/failure.ts';
import type { Reach } from '../api/session/session.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';

/** The profile of one session: its name and the settings that the session goes by, whatever becomes of the configuration. */
export interface SessionProfile {
  readonly name: string;
  readonly settings: Profile;
  /** Where the session signs in, if that is what it is for. */
  readonly portal?: Reach | undefined;
}

/** The settings of a profile in the configuration; `undefined` if the configuration has no such profile. */
export function settingsOf({ profile }: Pick<Config, 'profile'>, name: string): Profile | undefined {
  return Object.hasOwn(profile, name) ? profile[name] : undefined;
}

/** The profile asked for, or the default profile. Throws `Failure` profile-not-found. */
export function chosenProfile(
  config: Pick<Config, 'profile' | 'defaultProfile'>,
  asked: string | undefined,
): SessionProfile {
  const name = asked ?? config.defaultProfile;
  const settings = settingsOf(config, name);
  if (!settings)
    throw new Failure('profile-not-found', {
      name: name.slice(0, 64),
      profiles: Object.keys(config.profile).join(', '),
    });
  return { name, settings };
}

/** What the session may reach. Pure. */
export function reachOf({ settings, portal }: Omit<SessionProfile, 'name'>): Reach {
  const { policy, allow } = settings.network;
  if (policy === 'portal') return portal ?? { policy, network: '', hosts: [] };
  return policy === 'allow-list' ? { policy, sites: [...allow] } : { policy };
}
