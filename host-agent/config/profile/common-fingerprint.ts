/** Profiles whose sessions look the same to pages on every computer. */
import { COMMON_SCREENS } from '../../../appliance/protocol/browser.ts';
import type { Profile } from './profile.ts';
import type { Config } from '../schema.ts';

/** What pages could tell computers apart by, with the values that most sessions of the defaults have. */
const COMMON = {
  language: '',
  timeZone: '',
  appearance: 'light',
  scale: 'off',
  processors: 2,
  screen: COMMON_SCREENS[1],
} as const satisfies Partial<Profile>;

/** The configuration with the settings of such profiles replaced: the same object where there is none. Pure. */
export function withCommonFingerprints(config: Config): Config {
  const profiles = Object.entries(config.profile);
  if (!profiles.some(([, { fingerprint }]) => fingerprint === 'common')) return config;
  return {
    ...config,
    profile: Object.fromEntries(
      profiles.map(([name, profile]) => [name, profile.fingerprint === 'common' ? { ...profile, ...COMMON } : profile]),
    ),
  };
}
