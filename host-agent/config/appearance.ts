import { hasSessionBus, prefersDark } from '../tools/gdbus.ts';
import { withCommonFingerprints } from './profile/common-fingerprint.ts';
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

// Whether the person's desktop is dark, for profiles that follow it.

/** People change it a few times a day, some desktops at sunset. */
const LOOK_EVERY_MS = 60_000;

export class DesktopAppearance {
  readonly #ask: () => Promise<boolean>;
  #isDark = false;
  #resolved: { readonly from: Config; readonly isDark: boolean; readonly config: Config } | undefined;

  constructor(ask = () => (hasSessionBus() ? prefersDark() : Promise.resolve(false))) {
    this.#ask = ask;
  }

  /** Asks the desktop. Fulfilled with whether the answer has changed; a desktop that does not answer keeps its last one. */
  async look(): Promise<boolean> {
    const isDark = await this.#ask().catch(() => this.#isDark);
    const hasChanged = isDark !== this.#isDark;
    this.#isDark = isDark;
    return hasChanged;
  }

  /** Calls `onChange` after each change. Returns what ends this. */
  follow(onChange: () => void, everyMs = LOOK_EVERY_MS): () => void {
    const timer = setInterval(() => void this.look().then((hasChanged) => hasChanged && onChange()), everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** `config` as it is in force on this desktop. */
  inForce(config: Config): Config {
    if (this.#resolved?.from !== config || this.#resolved.isDark !== this.#isDark)
      this.#resolved = {
        from: config,
        isDark: this.#isDark,
        config: withCommonFingerprints(withAppearance(config, this.#isDark)),
      };
    return this.#resolved.config;
  }
}
