/** One start of the NDVM: uplink, machine, policy. It comes up whole or leaves nothing. */
import type { Logger } from 'pino';
import { Failure } from '../api/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';
import { deadline } from '../process/deadline.ts';
import { readBridgeRules } from './bridge-rules.ts';
import { ndvmVm } from './ndvm-spec.ts';
import { NdvmRecord, type Way, wayOf } from './record.ts';
import { type NdvmParts, type NdvmTask, RunningNdvm } from './running-ndvm.ts';
import { endUplink, startUplink, type UplinkRecord, uplinkSetting } from './uplink/uplink.ts';

/** How long a new process of the uplink may take. */
const MEND_WITHIN_MS = 15_000;

export interface StartOptions {
  readonly hypervisor: Hypervisor;
  readonly names: VmFiles;
  readonly config: Config;
  /** The image to start; `imported`: made elsewhere, without our agent. */
  readonly image: () => Promise<{
    readonly digest: string;
    readonly boot: VmSpec['boot'];
    readonly imported?: boolean;
  }>;
  readonly log: Logger;
  /** A copy of a sealed NDVM, if there is one: it wakes before it is told its network. */
  readonly clone: (spec: VmSpec, signal: AbortSignal) => Promise<Vm | undefined>;
  /** Where the console of a machine that failed is put for the person to read. */
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  /** For tests: another way out. */
  readonly startUplink?: typeof startUplink;
  /** For tests: the network that this computer itself uses. */
  readonly hostNetwork?: () => Promise<string>;
}

/** Whom a running NDVM tells, and asks what each port may reach. */
export type NdvmListener = Pick<NdvmParts, 'onChange' | 'onMended' | 'policyWanted'>;

/** Fulfilled when the policy is in force, names resolve, and all of it is written down. Throws a `Failure`; after `stop` its reason. */
export async function startNdvm(
  options: StartOptions,
  ports: number,
  listener: NdvmListener,
  stop: AbortSignal,
): Promise<RunningNdvm> {
  const { names, config, log } = options;
  const { memoryMiB } = config.network;
  const way = wayOf(config.network);
  const startedAtMs = performance.now();
  const signal = deadline(config.start.requirementTimeoutSeconds * 1000, stop);
  const { digest, boot, imported = false } = await options.image();
  if (imported && way.mode === 'nat') {
    throw new Failure(
      'imported-cannot-route',
      'The network image was made elsewhere: nothing in it takes our policy.',
      { hint: 'Set network.mode = "bridge", or build our own: safe-browse image build network' },
    );
  }
  const task = await taskOf(config.network, imported);
  let uplink: UplinkRecord | undefined;
  let vm: Vm | undefined;
  let running: RunningNdvm | undefined;
  try {
    uplink = await (options.startUplink ?? startUplink)(way, names, signal);
    const spec: VmSpec = {
      ...ndvmVm({ ports, memoryMiB }, names, uplink.kind === 'pci' ? uplink.card : undefined),
      id: 'ndvm',
      names,
      boot,
    };
    vm = await startVm(options, spec, imported, signal);
    running = await RunningNdvm.attach(
      partsOf(options, { vm, uplink, way, task, image: digest, ports, firstRevision: 1 }, listener),
    );
    running.memoryMiB = memoryMiB;
    await running.untilReady(signal);
    running.readyMs = Math.round(performance.now() - startedAtMs);
    running.since = new Date().toISOString();
    await writeDown(names, running);
    return running;
  } catch (error) {
    const standing = uplink;
    const undo = async () => {
      if (running) return running.dismantle();
      await vm?.kill();
      if (standing) await endUplink(standing, names);
    };
    await undo().catch((lingers: unknown) => log.error({ reason: String(lingers) }, 'a part of the NDVM lingers'));
    stop.throwIfAborted();
    throw await explained(error, options, running);
  }
}

/** What it is told to be; `undefined` parts of the configuration are read now. Throws `Failure` bridge-rules-unreadable. */
export async function taskOf(network: Config['network'], imported: boolean): Promise<NdvmTask> {
  if (imported) return { mode: 'unknown' };
  if (network.mode === 'nat') return { mode: 'nat', uplink: await uplinkSetting(network) };
  return {
    mode: 'bridge',
    settings: { forwardEapol: network.forwardEapol, rules: await readBridgeRules(network.bridgeRules) },
  };
}

/** What a bridge does besides can change while it runs. Throws like {@link taskOf}. */
export async function tellBridge(running: RunningNdvm | undefined, network: Config['network']): Promise<void> {
  if (running?.way.mode !== 'bridge' || running.isImported) return;
  const task = await taskOf({ ...network, mode: 'bridge' }, false);
  if (task.mode === 'bridge') running.sendBridgeSettings(task.settings);
}

export function partsOf(
  {
    names,
    log,
    startUplink: start = startUplink,
    hostNetwork,
  }: Pick<StartOptions, 'names' | 'log' | 'startUplink' | 'hostNetwork'>,
  standing: Pick<NdvmParts, 'vm' | 'uplink' | 'task' | 'image' | 'ports' | 'firstRevision'> & {
    readonly way: Way;
  },
  listener: NdvmListener,
): NdvmParts {
  return {
    ...standing,
    ...listener,
    log,
    mendUplink: () => start(standing.way, names, deadline(MEND_WITHIN_MS)),
    ...(hostNetwork && { hostNetwork }),
    endUplink: (uplink) => endUplink(uplink, names),
  };
}

/** What another host agent needs to take it over. */
export async function writeDown(names: VmFiles, running: RunningNdvm): Promise<void> {
  const { vm, uplink, way, ports, image, isImported: imported, memoryMiB, readyMs, since } = running;
  await writeRecord(names.record, NdvmRecord, {
    vm: vm.record,
    uplink,
    way,
    ports,
    image,
    imported,
    memoryMiB,
    readyMs,
    since,
  });
}

async function startVm(
  { clone, hypervisor }: StartOptions,
  spec: VmSpec,
  imported: boolean,
  signal: AbortSignal,
): Promise<Vm> {
  // What was sealed is ours, and has no card of this computer's.
  const copy = imported || spec.pci ? undefined : await clone(spec, signal);
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

async function explained(
  error: unknown,
  { keepConsole }: StartOptions,
  running: RunningNdvm | undefined,
): Promise<Failure> {
  const kept = running && (await keepConsole(running.consoleText()).catch(() => undefined));
  if (error instanceof Failure) return error;
  return new Failure('network-not-started', 'The network machine did not come up.', {
    hint: kept === undefined ? 'Run: safe-browse doctor' : `Its console was kept in ${kept}`,
    cause: error,
  });
}
