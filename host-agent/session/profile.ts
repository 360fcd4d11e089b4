import { EXIT, Failure } from '../api/failure.ts';
import type { Config, Profile } from '../config/schema.ts';

/** The profile asked for, or the default one. Throws `Failure` no-such-profile. */
export function chosenProfile(config: Pick<Config, 'profile' | 'defaultProfile'>, asked: string | undefined): { readonly name: string; readonly settings: Profile } {
  const name = asked ?? config.defaultProfile;
  const profiles = new Map(Object.entries(config.profile));
  const settings = profiles.get(name);
  if (!settings) throw new Failure('no-such-profile', `There is no profile "${name.slice(0, 64)}".`, { hint: `There are: ${[...profiles.keys()].join(', ')}`, exitStatus: EXIT.usage });
  return { name, settings };
}
