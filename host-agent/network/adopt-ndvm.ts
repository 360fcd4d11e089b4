/** Adopts the network VM that an earlier host agent left running, or removes it. */
import { randomInt } from 'node:crypto';
import { readRecord } from '../storage/records.ts';
import { adoptVm, cleanUpVm } from '../vm/start-vm.ts';
import { NdvmGuest } from './ndvm-guest.ts';
import { type NdvmTask, taskFor } from './ndvm-task.ts';
import { NdvmRecord } from './record.ts';
import { RunningNdvm } from './running-ndvm.ts';
import { filterControl, type NdvmListener, ndvmUser, runningOptions, type StartOptions } from './start-ndvm.ts';
import { processesOf, stopUplink } from './uplink/uplink.ts';

/** Larger than any revision that an earlier host agent has counted up to from 1; so no answer to that one counts. */
const ADOPTED_REVISIONS = { from: 2, to: 500_000_000 } as const;

/** `failed`: why a VM that runs could not be adopted. Its processes are gone then; its files are not removed yet. */
export interface Adoption {
  readonly running?: RunningNdvm;
  readonly failed?: unknown;
}

/** Adopts a network VM that has at least the ports that sessions have: `neededPorts`. More or fewer ports in the configuration are those of the next one. */
export async function adoptNdvm(options: StartOptions, neededPorts: number, listener: NdvmListener): Promise<Adoption> {
  try {
    const record = await readRecord(options.names.record, NdvmRecord);
    if (!record || record.ports < neededPorts) {
      await discardNdvm(options);
      return {};
    }
    const task = await taskFor({ ...options.config().network, ...record.choice }, record.imported);
    const running = await adoptWith(options, record, task, listener);
    if (running) return { running };
  } catch (failed) {
    options.log.error({ reason: String(failed) }, 'the network VM could not be adopted');
    await discardNdvm(options);
    return { failed };
  }
  await discardNdvm(options);
  return {};
}

/** Ends the VM and the uplink of an earlier host agent, as far as they can be found. Never rejects. */
export async function discardNdvm(options: StartOptions): Promise<void> {
  const { names, hypervisor, log } = options;
  const record = await readRecord(names.record, NdvmRecord).catch(() => undefined);
  if (record) {
    await adoptVm(hypervisor, names, record.vm, ndvmUser(options))
      .then((vm) => vm?.stop())
      .catch((error: unknown) => log.error({ reason: String(error) }, 'the network VM was not stopped'));
    await stopUplink(record.uplink, names).catch((error: unknown) =>
      log.error({ reason: String(error) }, 'the uplink was not stopped'),
    );
  }
  await cleanUpVm(hypervisor, names).catch((error: unknown) =>
    log.error({ reason: String(error) }, 'the network VM was not cleaned up'),
  );
}

/** Sessions that use it keep their connections. An uplink that has ended is restarted by its watch. `undefined` when the VM no longer runs. */
async function adoptWith(
  options: StartOptions,
  { vm: vmRecord, uplink, choice, image, ports, memoryMiB, since, readyMs }: NdvmRecord,
  task: NdvmTask,
  listener: NdvmListener,
): Promise<RunningNdvm | undefined> {
  const { hypervisor, names, log, followHost } = options;
  const firstRevision = randomInt(ADOPTED_REVISIONS.from, ADOPTED_REVISIONS.to);
  const filter = filterControl(names, choice, task);
  const guest = new NdvmGuest({ ...listener, task, firstRevision, filter, followHost, log });
  const vm = await adoptVm(hypervisor, names, vmRecord, ndvmUser(options, guest)).catch(async (error: unknown) => {
    await guest.dispose();
    throw error;
  });
  if (!vm) {
    await guest.dispose();
    return undefined;
  }
  const facts = { image, ports, memoryMiB, choice };
  const running = new RunningNdvm(runningOptions(options, { facts, vm, guest, uplink }, listener));
  running.ready = { since, readyMs };
  log.info({ processes: processesOf(uplink).map(({ pid }) => pid) }, 'adopted the network VM');
  return running;
}
