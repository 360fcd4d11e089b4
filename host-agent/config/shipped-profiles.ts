import type { Config } from './schema.ts';
import { Profile } from './schema.ts';

/** Profiles that are there without a line in the file; one of the same name there takes their place. */
const SHIPPED: Readonly<Record<string, Profile>> = {
  banking: Profile.parse({ colour: 'green', network: { policy: 'allow-list' } }),
  offline: Profile.parse({ colour: 'slate', network: { policy: 'offline' } }),
};

/** The configuration with them. A bridge cannot hold a session to a policy: beside one there are none. Pure. */
export function withShippedProfiles(config: Config): Config {
  if (config.network.mode === 'bridge') return config;
  const missing = Object.entries(SHIPPED).filter(([name]) => !Object.hasOwn(config.profile, name));
  return { ...config, profile: { ...config.profile, ...Object.fromEntries(missing) } };
}
