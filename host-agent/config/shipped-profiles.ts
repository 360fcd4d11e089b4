import type { ConfigurationChanges } from '../api/configuration.ts';
import { type Config, Profile } from './schema.ts';

/** Profiles that are there without a line in the file, as they would be written there; one of the same name in it takes their place. */
const SHIPPED = {
  banking: { colour: 'green', network: { policy: 'allow-list' } },
  offline: { colour: 'slate', network: { policy: 'offline' } },
} as const;

/** The configuration with them. A bridge cannot hold a session to a policy: beside one there are none. Pure. */
export function withShippedProfiles(config: Config): Config {
  if (config.network.mode === 'bridge') return config;
  const missing = Object.entries(SHIPPED).filter(([name]) => !Object.hasOwn(config.profile, name));
  return {
    ...config,
    profile: {
      ...config.profile,
      ...Object.fromEntries(missing.map(([name, settings]) => [name, Profile.parse(settings)])),
    },
  };
}

/**
 * The changes, and with those of a shipped profile that the file does not have yet all that it is shipped with: its first line in the file takes its
 * place, and whoever changes one setting of it does not want to lose what it is for. `written`: what the file says. Pure.
 */
export function withShippedSettings(
  changes: ConfigurationChanges,
  written: Readonly<Record<string, unknown>>,
): ConfigurationChanges {
  const inFile = written['profile'];
  const begun = Object.entries(SHIPPED).filter(([name]) => {
    const isWritten = typeof inFile === 'object' && inFile !== null && Object.hasOwn(inFile, name);
    return (
      !isWritten &&
      changes.some(
        ({ path: [table, profile, key], value }) =>
          table === 'profile' && profile === name && key !== undefined && value !== null,
      )
    );
  });
  const shipped = begun.flatMap(([name, { colour, network }]) => [
    { path: ['profile', name, 'colour'], value: colour },
    { path: ['profile', name, 'network', 'policy'], value: network.policy },
  ]);
  return [...shipped, ...changes];
}
