/** Where this desktop's parts of a person's settings lie, by the XDG base directory rules. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export interface DesktopFolders {
  readonly preferences: string;
  readonly autostartEntry: string;
  readonly applications: string;
  readonly icon: string;
  /** Electron's own files: nothing of value. */
  readonly electron: string;
  /** File that names the Node which runs the host agent. */
  readonly node: string;
  /** Where desktop entries of all programs are looked for, the person's own first. */
  readonly entries: readonly string[];
  /** Those of everybody on this computer. */
  readonly sharedEntries: readonly string[];
}

export function desktopFolders(entryName: string, environment: NodeJS.ProcessEnv = process.env): DesktopFolders {
  const home = environment['HOME'] ?? homedir();
  const base = (variable: string, fallback: string): string => {
    const value = environment[variable];
    return value !== undefined && isAbsolute(value) ? value : join(home, fallback);
  };
  const [config, data, state] = [
    base('XDG_CONFIG_HOME', '.config'),
    base('XDG_DATA_HOME', '.local/share'),
    base('XDG_STATE_HOME', '.local/state'),
  ];
  const shared = (environment['XDG_DATA_DIRS'] ?? '/usr/local/share:/usr/share').split(':').filter(isAbsolute);
  return {
    preferences: join(config, 'safe-browse/desktop.json'),
    autostartEntry: join(config, 'autostart', entryName),
    applications: join(data, 'applications'),
    icon: join(data, 'icons/hicolor/scalable/apps/safe-browse.svg'),
    electron: join(state, 'safe-browse/desktop'),
    node: join(state, 'safe-browse/node'),
    entries: [data, ...shared].map((folder) => join(folder, 'applications')),
    sharedEntries: shared.map((folder) => join(folder, 'applications')),
  };
}

/** The path of a desktop entry, or `undefined` when no such program is installed. */
export function findEntry(folders: DesktopFolders, name: string): string | undefined {
  return folders.entries.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** The program's name as its entry says it, at most 60 characters. */
export function nameInEntry(path: string): string | undefined {
  return /^Name=(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1]?.trim().slice(0, 60);
}
