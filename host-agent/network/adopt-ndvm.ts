/** What an earlier host agent left running: taken over whole, or ended. */
import { randomInt } from 'node:crypto';
import type { NetworkTrouble } from '../api/network.ts';
import { readRecord } from '../storage/records.ts';
import { killVmProcessesOf } from '../process/process.ts';
import { NdvmRecord } from './record.ts';
import { RunningNdvm } from './running-ndvm.ts';
import { type NdvmListener, partsOf, type StartOptions, taskOf } from './start-ndvm.ts';
import { processesOf } from './status.ts';
import { troubleOf } from './trouble.ts';
import { endUplink } from './uplink/uplink.ts';

/** `undefined` when nothing of it runs any more; what it left on disk is still to be swept. It must have `leastPorts`; with more it does as well. */
export async function adoptNdvm(
  options: StartOptions,
  leastPorts: number,
  listener: NdvmListener,
  onTrouble: (trouble: NetworkTrouble | undefined) => void,
): Promise<RunningNdvm | undefined> {
  const { names, hypervisor, config, log } = options;
  const record = await readRecord(names.record, NdvmRecord);
  const vm = record && (await hypervisor.adopt(names, record.vm));
  // Those who use it keep their connections. An uplink that is gone comes back by itself.
  if (vm && record.ports >= leastPorts) {
    const { uplink, way, image, ports } = record;
    const task = await taskOf({ ...config.network, ...way }, record.imported).catch((error: unknown) =>
      onTrouble(troubleOf(error)),
    );
    if (task) {
      const running = await RunningNdvm.attach(
        partsOf(options, { vm, uplink, way, task, image, ports, firstRevision: randomInt(2, 500_000_000) }, listener),
      );
      running.readyMs = record.readyMs;
      running.since = record.since;
      running.memoryMiB = record.memoryMiB;
      log.info({ processes: processesOf(uplink).map(({ pid }) => pid) }, 'adopted the NDVM');
      return running;
    }
  }
  await vm?.kill();
  if (record)
    await endUplink(record.uplink, names).catch((error: unknown) =>
      log.error({ reason: String(error) }, 'the uplink was not cleared away'),
    );
  // What was started but never written down.
  await killVmProcessesOf(names.folder);
  await hypervisor.clearAway?.(names);
  return undefined;
}
