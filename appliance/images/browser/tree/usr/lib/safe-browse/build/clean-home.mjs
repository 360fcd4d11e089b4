// @ts-check
/** Creates the known-good home from Chromium's first run, with only the settings that are the same in every run. Runs during the image build. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Keys of `Default/Preferences` to keep. All others are times, random numbers, or recreated by Chromium. */
export const PREFERENCES = [
  'autofill.last_version_deduped',
  'default_apps_install_state',
  'extensions.alerts.initialized',
  'extensions.last_chrome_version',
  'intl.selected_languages',
  'profile.created_by_version',
  'profile.name',
  'safety_hub.unused_site_permissions_revocation.migration_completed',
  'signin.allowed',
  'sync.encryption_bootstrap_token_per_account_migration_done',
  'syncing_theme_prefs_migrated_to_non_syncing',
  'toolbar',
];

/** Keys of `Local State` to keep. */
export const LOCAL_STATE = [
  'hardware_acceleration_mode_previous',
  'legacy.profile.name.migrated',
  'profile.info_cache.Default.avatar_icon',
  'profile.info_cache.Default.is_using_default_avatar',
  'profile.info_cache.Default.is_using_default_name',
  'profile.info_cache.Default.name',
  'profile.last_active_profiles',
  'profile.profiles_order',
];

/**
 * The part of `settings` below `paths` (keys separated by dots), with sorted keys.
 * @param {unknown} settings
 * @param {readonly string[]} paths
 * @returns {unknown}
 */
export function keepOnly(settings, paths) {
  if (paths.includes('')) return settings;
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return undefined;
  const kept = Object.entries(settings)
    .map(([key, value]) => {
      const below = paths
        .filter((path) => path === key || path.startsWith(`${key}.`))
        .map((path) => path.slice(key.length + 1));
      return /** @type {const} */ ([key, below.length === 0 ? undefined : keepOnly(value, below)]);
    })
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/**
 * `settings` with the value at `path` set.
 * @param {unknown} settings
 * @param {readonly string[]} path
 * @param {unknown} value
 * @returns {unknown}
 */
export function withValue(settings, [key, ...rest], value) {
  if (key === undefined) return value;
  /** @type {Record<string, unknown>} */
  const object = typeof settings === 'object' && settings !== null ? { ...settings } : {};
  return { ...object, [key]: withValue(object[key], rest, value) };
}

/**
 * Writes the known-good home below `target`.
 * @param {string} home
 * @param {string} target
 */
export function makeCleanHome(home, target) {
  const profile = '.config/chromium';
  /** @type {(path: string) => unknown} */
  const read = (path) => JSON.parse(readFileSync(join(home, profile, path), 'utf8'));
  /** @type {(path: string, text: string) => void} */
  const write = (path, text) => {
    mkdirSync(dirname(join(target, path)), { recursive: true, mode: 0o700 });
    writeFileSync(join(target, path), text, { mode: 0o600 });
  };
  const preferences = keepOnly(read('Default/Preferences'), PREFERENCES);
  // Chromium must not ask about a crash, even if the first run was killed.
  write(
    `${profile}/Default/Preferences`,
    JSON.stringify(
      withValue(withValue(preferences, ['profile', 'exit_type'], 'Normal'), ['browser', 'window_placement'], {}),
    ),
  );
  const localState = keepOnly(read('Local State'), LOCAL_STATE);
  write(
    `${profile}/Local State`,
    JSON.stringify(withValue(localState, ['user_experience_metrics', 'stability', 'exited_cleanly'], true)),
  );
  // Its existence marks the first run as done.
  write(`${profile}/First Run`, '');
  mkdirSync(join(target, 'Downloads'), { recursive: true, mode: 0o700 });
}

const [, program, home, target] = process.argv;
if (program === import.meta.filename && home !== undefined && target !== undefined) makeCleanHome(home, target);
