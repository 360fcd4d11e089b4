import type { Config } from './schema.ts';

/** The configuration with profiles that follow the desktop's appearance resolved: the same object where that changes nothing. Pure. */
export function withAppearance(config: Config, isDesktopDark: boolean): Config {
  const profiles = Object.entries(config.profile);
  if (!isDesktopDark || !profiles.some(([, { appearance }]) => appearance === 'auto')) return config;
  return {
    ...config,
    profile: Object.fromEntries(
      profiles.map(([name, profile]) => [
        name,
        profile.appearance === 'auto' ? { ...profile, appearance: 'dark' as const } : profile,
      ]),
    ),
  };
}
