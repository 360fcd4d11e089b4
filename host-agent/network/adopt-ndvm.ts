/** Adopts the network VM that an earlier host agent left running, or removes it. */
import { randomInt } from 'node:crypto';
import { readRecord } from '../storage/records.ts';
import { killVmProcessesOf } from '../process/process.ts';
import { taskFor } from './ndvm-task.ts';
import { NdvmRecord } from './record.ts';
import { RunningNdvm } from './running-ndvm.ts';
import { type NdvmListener, runningOptions, type StartOptions } from './start-ndvm.ts';
import { processesOf } from './status.ts';
import { stopUplink } from './uplink/uplink.ts';

/** Larger than any revision that an earlier host agent has counted up to from 1; so no answer to that one counts. */
const ADOPTED_REVISIONS = { from: 2, to: 500_000_000 } as const;

/** `failed`: why a VM that runs could not be adopted. Its processes are gone then; its files are not removed yet. */
export interface Adoption {
  readonly running?: RunningNdvm;
  readonly failed?: unknown;
}

/** Adopts a network VM that has at least `minimumPorts`. */
export async function adoptNdvm(
  options: StartOptions,
  minimumPorts: number,
  listener: NdvmListener,
): Promise<Adoption> {
  const { names, hypervisor, log } = options;
  const record = await readRecord(names.record, NdvmRecord);
  const vm = record && (await hypervisor.adopt(names, record.vm));
  let failed: unknown;
  // Sessions that use it keep their connections. An uplink that has ended is restarted by its watch.
  if (vm && record.ports >= minimumPorts) {
    const { uplink, choice, image, ports, memoryMiB, since, readyMs } = record;
    const task = await taskFor({ ...options.config().network, ...choice }, record.imported).catch((error: unknown) => {
      failed = error;
    });
    if (task) {
      const firstRevision = randomInt(ADOPTED_REVISIONS.from, ADOPTED_REVISIONS.to);
      const running = await RunningNdvm.attach(
        runningOptions(options, { vm, uplink, choice, task, image, ports, memoryMiB, firstRevision }, listener),
      );
      running.ready = { since, readyMs };
      log.info({ processes: processesOf(uplink).map(({ pid }) => pid) }, 'adopted the network VM');
      return { running };
    }
  }
  await vm?.kill();
  if (record)
    await stopUplink(record.uplink, names).catch((error: unknown) =>
      log.error({ reason: String(error) }, 'the uplink was not stopped'),
    );
  // Processes that were started but never recorded.
  await killVmProcessesOf(names.folder);
  await hypervisor.cleanUp?.(names);
  return { failed };
}
