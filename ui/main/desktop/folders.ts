/** Paths of the desktop's files, by the XDG base directory specification. */
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { entryFolders } from '../../../host-agent/api/host/default-programs.ts';

export interface DesktopFolders {
  readonly preferences: string;
  readonly autostartEntry: string;
  readonly applications: string;
  readonly icon: string;
  /** Electron's own files; they may be lost. */
  readonly electron: string;
  /** File with the path of the Node that runs the host agent. */
  readonly node: string;
  /** How long builds of images took. */
  readonly buildTimes: string;
  /** Folders of desktop entries, the person's own first. */
  readonly entries: readonly string[];
  /** The person's folder of data, and those that all accounts share. */
  readonly data: string;
  readonly shared: readonly string[];
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
  const entries = entryFolders(environment);
  return {
    preferences: join(config, 'safe-browse/desktop.json'),
    autostartEntry: join(config, 'autostart', entryName),
    applications: join(data, 'applications'),
    icon: join(data, 'icons/hicolor/scalable/apps/safe-browse.svg'),
    electron: join(state, 'safe-browse/desktop'),
    node: join(state, 'safe-browse/node'),
    buildTimes: join(state, 'safe-browse/build-times.json'),
    entries,
    data,
    shared: entries.slice(1).map(dirname),
  };
}
