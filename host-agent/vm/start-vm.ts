/** How a VM begins: booted, or taken over from an earlier host agent. A clone is loaded by its template. */
import { mkdir, rm } from 'node:fs/promises';
import type { Hypervisor, SealedFiles, Sealing, Vm, VmRecord, VmSpec } from '../hypervisor/hypervisor.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { renewableDeadline } from '../process/deadline.ts';
import { killVmProcessesOf } from '../process/process.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { VmLost } from './loss.ts';
import { SupervisedVm, type VmUser } from './supervised-vm.ts';

/** Boots a VM in a folder that is made for it. Leaves nothing when it throws. */
export function startVm<GuestRole extends Role>(
  hypervisor: Hypervisor,
  spec: VmSpec,
  user: VmUser<GuestRole>,
  signal: AbortSignal,
): Promise<SupervisedVm<GuestRole>> {
  return begin(spec.names, user, signal, (within) => hypervisor.start(spec, within));
}

/** Boots a VM that {@link SupervisedVm.seal} will save in `files`. Leaves nothing when it throws. */
export function startVmToSeal<GuestRole extends Role>(
  sealing: Sealing,
  spec: VmSpec,
  files: SealedFiles,
  user: VmUser<GuestRole>,
  signal: AbortSignal,
): Promise<SupervisedVm<GuestRole>> {
  return begin(spec.names, user, signal, async (within) => {
    // A first attempt may have left them.
    for (const path of [files.memory, files.devices]) await rm(path, { force: true });
    return sealing.start(spec, files, within);
  });
}

/** Takes over what an earlier host agent left running; `undefined` when it no longer runs. */
export async function adoptVm<GuestRole extends Role>(
  hypervisor: Hypervisor,
  names: VmFiles,
  record: VmRecord,
  user: VmUser<GuestRole>,
): Promise<SupervisedVm<GuestRole> | undefined> {
  const vm = await hypervisor.adopt(names, record);
  return vm && SupervisedVm.of(vm, names, user, 'running');
}

/** Ends whatever an earlier host agent started in this folder, also what it never recorded. The folder stays. */
export async function cleanUpVm(hypervisor: Hypervisor, names: VmFiles): Promise<void> {
  await killVmProcessesOf(names.folder);
  await hypervisor.cleanUp?.(names);
}

/**
 * The share of the startup timeout in which a guest has to show life: 20 s of 180. In emulation, the first line of its console comes after 2 to 5 s
 * on an idle host and 7 to 10 s on two processors with twenty other busy programs, before it reads its disk. Time in which the VM waits for a
 * processor of the host does not count, and who gives guests of a slow computer a longer timeout also gives them longer to speak.
 */
const SILENT_SHARE = 1 / 9;

/** A guest that hangs before its first word is started once more. The second one has the startup timeout of each step, as its user waits for it. */
async function begin<GuestRole extends Role>(
  names: VmFiles,
  user: VmUser<GuestRole>,
  signal: AbortSignal,
  start: (within: AbortSignal) => Promise<Vm>,
): Promise<SupervisedVm<GuestRole>> {
  const { signal: within, renew, dispose } = renewableDeadline(user.stepTimeoutMs, signal);
  const attempt = async (by: VmUser<GuestRole>) => SupervisedVm.of(await start(within), names, by, 'running');
  let silent: SupervisedVm<GuestRole> | undefined;
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    silent = await attempt(user);
    if (await silent.showsLife(user.stepTimeoutMs * SILENT_SHARE, within)) return silent;
    await silent.abandon();
    renew();
    return await attempt({ ...user, onStep: (step) => step !== 'vm' && user.onStep?.(step) });
  } catch (error) {
    await silent?.abandon();
    if (user.keepsFolder !== true) await rm(names.folder, { recursive: true, force: true });
    signal.throwIfAborted();
    throw within.aborted
      ? new VmLost({ kind: 'step-timeout', step: 'vm', seconds: user.stepTimeoutMs / 1000 }, { cause: error })
      : error;
  } finally {
    dispose();
  }
}
