/** `safe-browse forget`: removes what Safe Browse keeps of this person, as before an account or the packages are removed. */
import { existsSync, readlinkSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Client } from '../api/connection/client.ts';
import { runtimeFolder, socketPath } from '../api/connection/runtime-folder.ts';
import { Failure } from '../api/errors/failure.ts';
import { downloadsFolder, type Folders, folders } from '../storage/folders.ts';
import { print, printJson } from './output.ts';

/** What the desktop writes for the person beside our folders, relative to the folders of configuration and data. */
export const DESKTOP_FILES = {
  config: ['autostart/safe-browse.desktop'],
  data: [
    'applications/safe-browse.desktop',
    'icons/hicolor/scalable/apps/safe-browse.svg',
    'kio/servicemenus/safe-browse.desktop',
    'kio/servicemenus/safe-browse-copy.desktop',
    'nemo/actions/safe-browse.nemo_action',
    'nemo/actions/safe-browse-copy.nemo_action',
    'Thunar/sendto/safe-browse.desktop',
    'Thunar/sendto/safe-browse-copy.desktop',
    'nautilus-python/extensions/safe-browse.py',
  ],
} as const;

export interface ForgetOptions {
  readonly yes: boolean;
  readonly json: boolean;
}

/** Asks first. Throws `Failure` forget-sessions-run, forget-desktop-runs or forget-not-confirmed, and then has removed nothing. */
export async function forget({ yes, json }: ForgetOptions): Promise<void> {
  const found = personalFiles(folders()).filter((path) => existsSync(path));
  if (desktopRuns(folders().state)) throw new Failure('forget-desktop-runs');
  await withIdleAgent(async () => undefined);
  if (found.length > 0 && !yes && !(await isConfirmed(found))) {
    print('Nothing was removed.');
    return;
  }
  // Sessions may have been opened while the question was shown.
  await withIdleAgent(async (client) => {
    await client.call('daemon.stop', {});
    await client.closed;
  });
  // The host agent has written its last.
  const removed = personalFiles(folders()).filter((path) => existsSync(path));
  for (const path of removed) await rm(path, { recursive: true, force: true });
  if (json) printJson({ removed });
  else print(removed.length === 0 ? 'There was nothing to remove.' : `Removed:\n${removed.join('\n')}`);
}

/** All that may be there. Not the folder of sockets and running sessions, which is gone after logout. Pure. */
export const personalFiles = ({ config, data, state }: Folders): string[] => [
  ...[config, data, state],
  ...DESKTOP_FILES.config.map((path) => join(dirname(config), path)),
  ...DESKTOP_FILES.data.map((path) => join(dirname(data), path)),
];

/** Calls `use` if a host agent runs. Throws `Failure` forget-sessions-run if sessions do. */
async function withIdleAgent(use: (client: Client) => Promise<unknown>): Promise<void> {
  const client = await Client.attach(socketPath(runtimeFolder()));
  if (!client) return;
  try {
    const running = (await client.call('session.list', {})).filter(
      ({ state }) => state !== 'gone' && state !== 'failed',
    );
    if (running.length > 0) throw new Failure('forget-sessions-run', { count: running.length });
    await use(client);
  } finally {
    client.close();
  }
}

/** Electron's lock names the computer and the process. */
function desktopRuns(state: string): boolean {
  try {
    const pid = /-(\d+)$/.exec(readlinkSync(join(state, 'desktop/SingletonLock')))?.[1];
    return pid !== undefined && existsSync(`/proc/${pid}`);
  } catch {
    return false;
  }
}

async function isConfirmed(found: readonly string[]): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure('forget-not-confirmed');
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asked.question(
    `This removes settings, bookmarks, images, templates, keys and logs:\n${found.join('\n')}\nFiles that you saved stay in ${downloadsFolder()}.\nRemove them? [y/N] `,
  );
  asked.close();
  return /^y(es)?$/i.test(answer.trim());
}
