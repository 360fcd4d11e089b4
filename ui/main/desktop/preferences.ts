/** The person's preferences for this desktop. They have their own file because the host agent does not need them. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { DesktopSettings, Site, SiteRule } from '../../bridge/desktop.ts';

export const Preferences = z.strictObject({
  ...DesktopSettings.omit({ autostart: true, defaultBrowser: true }).shape,
  /** By site. */
  sites: z.record(Site, SiteRule),
  /** Desktop entry of the previous default browser, such as `firefox-esr.desktop`. */
  otherBrowser: z.string().max(255).optional(),
  /** Of each kind of files for which this program is the default: the desktop entries of the programs before, by MIME type. */
  replaced: z.record(z.string().max(40), z.record(z.string().max(100), z.string().max(255))),
});
export type Preferences = z.infer<typeof Preferences>;

const DEFAULTS: Preferences = {
  language: 'system',
  theme: 'system',
  askForLinks: true,
  notifications: true,
  asksFirstQuestions: false,
  tour: 'unseen',
  ignored: [],
  sites: {},
  replaced: {},
};

export class PreferencesFile {
  readonly #path: string;
  #preferences: Preferences;

  /** A missing or invalid file counts as empty. */
  constructor(path: string) {
    this.#path = path;
    this.#preferences = readPreferences(path);
  }

  get preferences(): Preferences {
    return this.#preferences;
  }

  set(preferences: Preferences): void {
    writeFileWhole(this.#path, `${JSON.stringify(Preferences.parse(preferences), undefined, 2)}\n`);
    this.#preferences = preferences;
  }
}

function readPreferences(path: string): Preferences {
  try {
    return Preferences.parse({ ...DEFAULTS, ...(JSON.parse(readFileSync(path, 'utf8')) as object) });
  } catch {
    return DEFAULTS;
  }
}

/** Writes a new file, syncs and renames it, so that a reader sees the old file or the new one. Creates its folders. */
export function writeFileWhole(path: string, content: string, mode = 0o600): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = openSync(beside, 'wx', mode);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
