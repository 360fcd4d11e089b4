import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runtimeFolder } from '../api/connection/runtime-folder.ts';

/** The folders of one instance. Other XDG variables give a separate instance. */
export interface Folders {
  readonly config: string;
  readonly data: string;
  readonly state: string;
  readonly runtime: string;
  /** Images for all accounts of the host, which an account of the system keeps; absent: none are used. */
  readonly shared?: string;
}

/** Where the package lets an account of the system keep images for all accounts. */
export const SHARED_FOLDER = '/var/lib/safe-browse';

/** The folders of this person by the XDG base directory rules. Creates nothing. */
export function folders(environment: NodeJS.ProcessEnv = process.env): Folders {
  const base = (variable: string, fallback: string): string => {
    const value = environment[variable];
    return join(value !== undefined && isAbsolute(value) ? value : fallback, 'safe-browse');
  };
  const home = environment['HOME'] ?? homedir();
  return {
    config: base('XDG_CONFIG_HOME', join(home, '.config')),
    data: base('XDG_DATA_HOME', join(home, '.local/share')),
    state: base('XDG_STATE_HOME', join(home, '.local/state')),
    runtime: runtimeFolder(environment),
    shared: SHARED_FOLDER,
  };
}

/** The person's downloads folder. Creates nothing. */
export function downloadsFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment['HOME'] ?? homedir(), 'Downloads', 'Safe Browse');
}
