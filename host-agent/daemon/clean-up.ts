/** Removes what earlier host agents left behind, for example when they were killed. */
import { rm } from 'node:fs/promises';
import { cleanUpProbes } from '../hypervisor/qemu/accelerator.ts';
import { cleanUpBuilds } from '../image/build/building.ts';
import { ROLES } from '../image/recipe-schema.ts';
import { killVmProcessesOf } from '../process/process.ts';
import { cleanUpPartialFiles } from '../storage/atomic.ts';
import { imageNames } from '../storage/filenames.ts';
import { cleanUpIncomingFiles } from '../transfer/incoming-file.ts';
import { cleanUpSealings } from '../template/store.ts';
import type { HostAgent } from './compose.ts';
import type { Foundation } from '../foundation/foundation.ts';

/** Everything that could prevent a session from starting. */
export async function cleanUp({ folders, runtime }: Foundation): Promise<void> {
  for (const folder of [runtime.sealing, runtime.verification, runtime.conversion]) await cleanUpVms(folder);
  // Sessions on other hosts get new sockets when they are found again.
  for (const folder of [runtime.attestations, runtime.remoteSessions])
    await rm(folder, { recursive: true, force: true });
  await cleanUpSealings(folders);
  await cleanUpProbes(folders.runtime);
  // Only the host agent writes here, and only one runs: what is older than this process belongs to a dead one.
  const startedMs = Date.now() - process.uptime() * 1000;
  for (const folder of [folders.runtime, runtime.network.folder]) await cleanUpPartialFiles(folder, startedMs);
  for (const folder of [folders.config, folders.state, ...ROLES.map((role) => imageNames(folders, role).folder)])
    await cleanUpPartialFiles(folder);
}

/** Remains that take long to remove and disturb nothing. */
export function cleanUpInBackground(
  { folders, log }: Foundation,
  { downloadTarget }: Pick<HostAgent, 'downloadTarget'>,
): void {
  void Promise.all(ROLES.map((role) => cleanUpBuilds(imageNames(folders, role).folder))).catch((error: unknown) =>
    log.warn({ reason: String(error) }, 'the remains of an earlier build could not be removed'),
  );
  void cleanUpIncomingFiles(downloadTarget()).catch((error: unknown) =>
    log.warn({ reason: String(error) }, 'the remains of an earlier transfer could not be removed'),
  );
}

/** VMs that were sealing, under verification or converting when an earlier host agent died. */
async function cleanUpVms(folder: string): Promise<void> {
  await killVmProcessesOf(folder);
  await rm(folder, { recursive: true, force: true });
}
