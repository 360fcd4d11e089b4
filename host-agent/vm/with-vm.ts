import type { Role } from '../../appliance/protocol/every-role.ts';
import { Failure } from '../api/errors/failure.ts';
import type { SupervisedVm } from './supervised-vm.ts';

export interface VmWork<GuestRole extends Role, Result> {
  readonly start: () => Promise<SupervisedVm<GuestRole>>;
  readonly work: (vm: SupervisedVm<GuestRole>) => Promise<Result>;
  /** The failure that a loss of the VM, or any error but a `Failure`, means to the person; `undefined`: it is thrown as it is. */
  readonly explain: (error: unknown) => Failure | undefined;
}

/** Starts a VM, does the work, and stops the VM in every case. Its console is kept where the VM is at fault. Throws the signal's reason when cancelled. */
export async function withVm<GuestRole extends Role, Result>(
  { start, work, explain }: VmWork<GuestRole, Result>,
  signal: AbortSignal,
): Promise<Result> {
  let vm: SupervisedVm<GuestRole> | undefined;
  try {
    vm = await start();
    return await work(vm);
  } catch (error) {
    signal.throwIfAborted();
    const reason = (await vm?.whyLost()) ?? error;
    const failure = reason instanceof Failure ? undefined : explain(reason);
    throw failure ? failure.withConsole(await vm?.keepConsole()) : reason;
  } finally {
    await vm?.stop();
  }
}
