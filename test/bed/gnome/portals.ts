/** The portals of a GNOME: how programs reach its dialogues and hand files to each other. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Gnome } from './shell.ts';

const run = promisify(execFile);
const WITHIN_MS = 40_000;
const DESKTOP = ['org.freedesktop.portal.Desktop', '/org/freedesktop/portal/desktop'] as const;

/** Starts them before our program, as a session of GNOME does: Chromium asks once, at its start, whether there is a file dialogue. */
export async function startPortals(gnome: Gnome): Promise<void> {
  const startedMs = performance.now();
  const version = ['get-property', ...DESKTOP, 'org.freedesktop.portal.FileChooser', 'version'];
  while (!(await gnome.run('busctl', '--user', ...version).catch(() => ''))) {
    if (performance.now() - startedMs > WITHIN_MS) throw new Error('The portal offers no file dialogue.');
    await sleep(200);
  }
}

/** Removes the file system of the document portal, which may stay when its bus is gone. `runtime`: the XDG_RUNTIME_DIR of the bus. */
export async function unmountDocuments(runtime: string): Promise<void> {
  const folder = join(runtime, 'doc');
  const isMounted = () => readFileSync('/proc/self/mounts', 'utf8').includes(` ${folder} `);
  if (!isMounted()) return;
  await run('fusermount3', ['-u', '-z', folder]).catch((error: unknown) => {
    // The portal itself may have done it at the same time.
    if (isMounted()) throw error;
  });
}
