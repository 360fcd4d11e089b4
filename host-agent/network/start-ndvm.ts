/** One start of the NDVM: uplink, machine, policy. It comes up whole or leaves nothing. */
import type { Logger } from 'pino';
import { Failure } from '../api/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Machine, MachineSpec } from '../hypervisor/hypervisor.ts';
import type { MachineNames } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';
import { deadline } from '../tools/deadline.ts';
import { killAndWait, type ProcessIdentity } from '../tools/process.ts';
import { ndvmMachine } from './ndvm-machine.ts';
import type { PolicyWanted } from './policy.ts';
import { NdvmRecord } from './record.ts';
import { RunningNdvm } from './running-ndvm.ts';
import { startUserUplink } from './uplink.ts';

export interface StartOptions {
  readonly hypervisor: Hypervisor;
  readonly names: MachineNames;
  readonly config: Config;
  readonly image: () => Promise<{ readonly digest: string; readonly boot: MachineSpec['boot'] }>;
  readonly log: Logger;
  /** A copy of a sealed NDVM, if there is one: it wakes before it is told its network. */
  readonly clone: (spec: MachineSpec, signal: AbortSignal) => Promise<Machine | undefined>;
  /** Where the console of a machine that failed is put for the person to read. */
  readonly keepConsole: (text: string) => Promise<string>;
}

/** Fulfilled when the policy is in force, names resolve, and all of it is written down. Throws a `Failure`; after `stop` its reason. */
export async function startNdvm(options: StartOptions, { ports, policy }: { readonly ports: number; readonly policy: () => PolicyWanted }, stop: AbortSignal): Promise<RunningNdvm> {
  const { names, config, image, log } = options;
  const { memoryMiB } = config.network;
  const startedAtMs = performance.now();
  const signal = deadline(config.start.requirementTimeoutSeconds * 1000, stop);
  const { digest, boot } = await image();
  let uplink: ProcessIdentity | undefined;
  let machine: Machine | undefined;
  let running: RunningNdvm | undefined;
  try {
    uplink = await startUserUplink(names.uplink, names.processLog('uplink'), signal);
    machine = await startMachine(options, { ports, memoryMiB, boot }, signal);
    running = await RunningNdvm.attach(machine, uplink, digest, policy, log);
    running.memoryMiB = memoryMiB;
    await running.untilReady(signal);
    running.readyMs = Math.round(performance.now() - startedAtMs);
    running.since = new Date().toISOString();
    await writeRecord(names.record, NdvmRecord, { machine: machine.record, uplink, ports, image: digest, memoryMiB, readyMs: running.readyMs, since: running.since });
    return running;
  } catch (error) {
    const undone = await Promise.allSettled([running ? running.dismantle() : machine?.kill(), uplink && killAndWait(uplink)]);
    for (const part of undone) if (part.status === 'rejected') log.error({ reason: String(part.reason) }, 'a part of the NDVM lingers');
    stop.throwIfAborted();
    throw await explained(error, options, running);
  }
}

async function startMachine({ names, clone, hypervisor }: StartOptions, { boot, ...shape }: { ports: number; memoryMiB: number; boot: MachineSpec['boot'] }, signal: AbortSignal): Promise<Machine> {
  const spec: MachineSpec = { ...ndvmMachine(shape, names), id: 'ndvm', names, boot };
  const copy = await clone(spec, signal);
  if (!copy) return hypervisor.start(spec, signal);
  try {
    await copy.resume();
    await copy.linkUp();
    return copy;
  } catch (error) {
    // Nobody knows of it yet.
    await copy.kill();
    throw error;
  }
}

async function explained(error: unknown, { keepConsole }: StartOptions, running: RunningNdvm | undefined): Promise<Failure> {
  const kept = running && (await keepConsole(running.consoleText()).catch(() => undefined));
  if (error instanceof Failure) return error;
  return new Failure('network-not-started', 'The network machine did not come up.', {
    hint: kept === undefined ? 'Run: safe-browse doctor' : `Its console was kept in ${kept}`,
    cause: error,
  });
}
