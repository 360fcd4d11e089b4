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
  return begin(spec.names, user, signal, (within) => sealing.start(spec, files, within));
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

async function begin<GuestRole extends Role>(
  names: VmFiles,
  user: VmUser<GuestRole>,
  signal: AbortSignal,
  start: (within: AbortSignal) => Promise<Vm>,
): Promise<SupervisedVm<GuestRole>> {
  const { signal: within, dispose } = renewableDeadline(user.stepTimeoutMs, signal);
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    return await SupervisedVm.of(await start(within), names, user, 'running');
  } catch (error) {
    if (user.keepsFolder !== true) await rm(names.folder, { recursive: true, force: true });
    signal.throwIfAborted();
    throw within.aborted
      ? new VmLost({ kind: 'step-timeout', step: 'vm', seconds: user.stepTimeoutMs / 1000 }, { cause: error })
      : error;
  } finally {
    dispose();
  }
}
