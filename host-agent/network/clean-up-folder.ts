import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { VmFiles } from '../storage/filenames.ts';
import { giveBackLostCard } from './uplink/uplink.ts';

/** Removes what an NDVM that is gone has left. The ports' folders stay with `keepPorts`: the jails of running sessions have them mounted and find the next NDVM there. */
export async function sweepNdvmFolder(
  names: VmFiles,
  { keepPorts, log }: { readonly keepPorts: boolean; readonly log: Logger },
): Promise<void> {
  await giveBackLostCard(names).catch((error: unknown) =>
    log.error({ reason: String(error) }, 'a network card was not given back'),
  );
  if (!keepPorts) await rm(names.folder, { recursive: true, force: true });
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(names.folder)) {
    const path = join(names.folder, entry);
    if (path !== names.ports) await rm(path, { recursive: true, force: true });
  }
}
