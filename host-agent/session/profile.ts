import { EXIT, Failure } from '../api/failure.ts';
import type { Config, Profile } from '../config/schema.ts';

/** What the configuration says now of the profile named; nothing where it has no such one, as when a session outlives its profile. */
export function settingsOf({ profile }: Pick<Config, 'profile'>, name: string): Profile | undefined {
  return Object.hasOwn(profile, name) ? profile[name] : undefined;
}

/** The profile asked for, or the default one. Throws `Failure` no-such-profile. */
export function chosenProfile(
  config: Pick<Config, 'profile' | 'defaultProfile'>,
  asked: string | undefined,
): { readonly name: string; readonly settings: Profile } {
  const name = asked ?? config.defaultProfile;
  const settings = settingsOf(config, name);
  if (!settings)
    throw new Failure('no-such-profile', `There is no profile "${name.slice(0, 64)}".`, {
      hint: `There are: ${Object.keys(config.profile).join(', ')}`,
      exitStatus: EXIT.usage,
    });
  return { name, settings };
}
