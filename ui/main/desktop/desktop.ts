/** Desktop integration: application entry, autostart, default programs and link rules. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import {
  defaultBrowser,
  defaultProgramFor,
  findEntry,
  nameInEntry,
  programName,
  setDefaultBrowser,
  setDefaultProgram,
} from '../../../host-agent/api/host/default-programs.ts';
import { negotiateLanguages } from '@fluent/langneg';
import type { Desktop as DesktopView, DesktopSettings, SiteRule } from '../../bridge/desktop.ts';
import { type Language, LANGUAGES } from '../../texts/languages.ts';
import type { Texts } from '../../texts/texts.ts';
import { applicationEntry, autostartEntry, ENTRY_NAME } from './entry.ts';
import { FileKinds } from './file-kinds.ts';
import type { DesktopFolders } from './folders.ts';
import { menuFiles } from './menus.ts';
import { type Preferences, PreferencesFile, writeFileWhole } from './preferences.ts';

export interface DesktopDeps {
  readonly folders: DesktopFolders;
  /** The command that starts this program again: program and first arguments. */
  readonly command: readonly string[];
  readonly texts: (language: Language) => Texts;
  /** The person's languages, in order of preference. */
  readonly systemLanguages: () => readonly string[];
}

export class Desktop {
  readonly #deps: DesktopDeps;
  readonly #file: PreferencesFile;
  /** Which kinds of files open here. */
  readonly kinds: FileKinds;
  #isDefaultBrowser = false;

  constructor(deps: DesktopDeps) {
    this.#deps = deps;
    this.#file = new PreferencesFile(deps.folders.preferences);
    this.kinds = new FileKinds({
      file: this.#file,
      defaultProgramFor,
      setDefaultProgram,
      nameOf: (entry) => programName(entry, deps.folders.entries),
    });
  }

  get preferences(): Preferences {
    return this.#file.preferences;
  }

  get language(): Language {
    const { language } = this.preferences;
    if (language !== 'system') return language;
    return languageFor(this.#deps.systemLanguages());
  }

  view(): DesktopView {
    const { language, theme, askForLinks, notifications, asksFirstQuestions, tour, ignored, sites } = this.preferences;
    const other = this.#otherBrowserPath();
    const otherName = other === undefined ? undefined : nameInEntry(other);
    return {
      settings: {
        language,
        theme,
        askForLinks,
        notifications,
        asksFirstQuestions,
        tour,
        ignored,
        autostart: existsSync(this.#deps.folders.autostartEntry),
        defaultBrowser: this.#isDefaultBrowser,
      },
      language: this.language,
      sites: Object.entries(sites)
        .map(([site, rule]) => ({ site, rule }))
        .toSorted((one, next) => one.site.localeCompare(next.site)),
      ...(otherName !== undefined && { otherBrowser: otherName }),
      kinds: [...this.kinds.view],
    };
  }

  /** Installs the application entry, the icon and the menus of file managers, and reads the default browser. */
  async settle(iconFile: string): Promise<void> {
    const { folders, command, texts } = this.#deps;
    const entry = applicationEntry(command, texts);
    // A package has installed the same entry for all accounts, and will remove it.
    const isInstalled = folders.shared.some((folder) => holds(join(folder, 'applications', ENTRY_NAME), entry));
    if (isInstalled)
      for (const path of [join(folders.applications, ENTRY_NAME), folders.icon]) rmSync(path, { force: true });
    else {
      writeIfDifferent(join(folders.applications, ENTRY_NAME), entry);
      writeIfDifferent(folders.icon, readFileSync(iconFile, 'utf8'));
    }
    for (const { path, content } of menuFiles(command, texts)) {
      const own = join(folders.data, path);
      const [fileManager = ''] = path.split('/');
      if (isInstalled) rmSync(own, { force: true });
      // Of a file manager that is not installed, the person's home shows no folder.
      else if (folders.shared.some((folder) => existsSync(join(folder, fileManager))))
        writeIfDifferent(own, content, PROGRAM);
    }
    // Otherwise autostart would use the old path of a checkout that was moved.
    if (existsSync(folders.autostartEntry)) writeIfDifferent(folders.autostartEntry, autostartEntry(command));
    await this.look();
  }

  /** Reads the default browser, and remembers the previous one. */
  async look(): Promise<void> {
    const entry = await defaultBrowser();
    this.#isDefaultBrowser = entry === ENTRY_NAME;
    if (entry !== undefined && entry !== ENTRY_NAME && entry !== this.preferences.otherBrowser)
      this.#file.set({ ...this.preferences, otherBrowser: entry });
  }

  /** What follows a set-up: the first questions, then the look around, unless the person has seen it. */
  async welcome(): Promise<void> {
    const { tour } = this.preferences;
    await this.change({ asksFirstQuestions: true, tour: tour === 'unseen' ? 'open' : tour });
  }

  async change({ autostart, defaultBrowser: wantsLinks, ...preferences }: Partial<DesktopSettings>): Promise<void> {
    if (Object.keys(preferences).length > 0) this.#file.set({ ...this.preferences, ...preferences });
    if (autostart !== undefined) this.#setAutostart(autostart);
    if (wantsLinks !== undefined) await this.kinds.inTurn(() => this.#takeLinks(wantsLinks));
  }

  ruleFor(site: string): SiteRule | undefined {
    return Object.hasOwn(this.preferences.sites, site) ? this.preferences.sites[site] : undefined;
  }

  /** Without a rule the person is asked about the site again. */
  setRule(site: string, rule: SiteRule | undefined): void {
    const others = Object.entries(this.preferences.sites).filter(([other]) => other !== site);
    this.#file.set({
      ...this.preferences,
      sites: Object.fromEntries(rule === undefined ? others : [...others, [site, rule]]),
    });
  }

  /** Throws `Failure` no-other-browser, other-browser-failed. */
  async openElsewhere(url: string): Promise<void> {
    const path = this.#otherBrowserPath();
    if (path === undefined) throw new Failure('no-other-browser');
    await openWith(path, url);
  }

  #setAutostart(on: boolean): void {
    const { folders, command } = this.#deps;
    if (on) writeFileWhole(folders.autostartEntry, autostartEntry(command), 0o644);
    else rmSync(folders.autostartEntry, { force: true });
  }

  async #takeLinks(on: boolean): Promise<void> {
    await this.look();
    const { otherBrowser } = this.preferences;
    if (!on && otherBrowser === undefined) throw new Failure('no-other-browser');
    await makeDefaultBrowser(on ? ENTRY_NAME : (otherBrowser ?? ''));
    await this.look();
  }

  #otherBrowserPath(): string | undefined {
    const { otherBrowser } = this.preferences;
    return otherBrowser === undefined ? undefined : findEntry(this.#deps.folders.entries, otherBrowser);
  }
}

/** The language that suits somebody with these preferences best, such as `de` for `de-AT`; English if none does. Pure. */
export function languageFor(preferred: readonly string[]): Language {
  const [best] = negotiateLanguages(
    preferred.filter((tag) => !isTraditional(tag)),
    LANGUAGES,
    { strategy: 'lookup', defaultLocale: LANGUAGES[0] },
  );
  return LANGUAGES.find((language) => language === best) ?? LANGUAGES[0];
}

/** Chinese in traditional characters. Its readers do not all read the simplified ones, so their next language is better. */
function isTraditional(tag: string): boolean {
  try {
    return new Intl.Locale(tag).maximize().script === 'Hant';
  } catch {
    return false;
  }
}

/** KDE shows no action of a person's own folder that is not executable. */
const PROGRAM = 0o755;

function writeIfDifferent(path: string, content: string, mode = 0o644): void {
  if (!holds(path, content)) writeFileWhole(path, content, mode);
}

function holds(path: string, content: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === content;
}

// The programs that set the desktop's default browser, and open a link in another one.

const run = promisify(execFile);
const TIMEOUT_MS = 10_000;
const PAGE_FILE = 'text/html';

/**
 * Makes this program the default for links, and restores the default for HTML files: xdg-settings changes both, and files have their own switches.
 * Throws `Failure` default-browser-not-set.
 */
async function makeDefaultBrowser(entry: string): Promise<void> {
  try {
    const opensFiles = await defaultProgramFor(PAGE_FILE);
    await setDefaultBrowser(entry);
    if (opensFiles !== undefined) await setDefaultProgram(opensFiles, [PAGE_FILE]);
  } catch (cause) {
    throw new Failure('default-browser-not-set', {}, { cause });
  }
}

/** Opens a link in another browser, by the path of its desktop entry. Throws `Failure` other-browser-failed. */
async function openWith(entryPath: string, url: string): Promise<void> {
  try {
    await run('gio', ['launch', entryPath, url], { timeout: TIMEOUT_MS });
  } catch (cause) {
    throw new Failure('other-browser-failed', {}, { cause });
  }
}
