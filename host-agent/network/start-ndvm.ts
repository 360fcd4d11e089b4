/** One start of the network VM: uplink, VM, policy. It succeeds as a whole or leaves nothing behind. */
import type { Logger } from 'pino';
import { Failure } from '../api/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import { deadline } from '../process/deadline.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';
import { ndvmVm } from './ndvm-spec.ts';
import { taskFor } from './ndvm-task.ts';
import { NdvmRecord, type UplinkChoice, uplinkChoiceOf } from './record.ts';
import { RunningNdvm, type RunningNdvmOptions } from './running-ndvm.ts';
import { startUplink, stopUplink, type UplinkRecord } from './uplink/uplink.ts';

/** How long a restart of the uplink's process may take. */
const UPLINK_WITHIN_MS = 15_000;

export interface StartOptions {
  readonly hypervisor: Hypervisor;
  readonly names: VmFiles;
  /** The configuration as it is now. */
  readonly config: () => Config;
  /** The image to start; `imported`: it has no guest agent of ours. */
  readonly image: () => Promise<{
    readonly digest: string;
    readonly boot: VmSpec['boot'];
    readonly imported?: boolean;
  }>;
  readonly log: Logger;
  /** A paused clone from the network VM's template, if there is one. */
  readonly clone: (spec: VmSpec, signal: AbortSignal) => Promise<Vm | undefined>;
  /** Keeps the console of a VM that failed and returns the file's path. */
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  /** For tests: another uplink. */
  readonly startUplink?: typeof startUplink;
  /** For tests: the network that the host uses. */
  readonly hostNetwork?: () => Promise<string>;
}

/** Receives the events of a running network VM, and says what each port may reach. */
export type NdvmListener = Pick<RunningNdvmOptions, 'onChange' | 'onRecovered' | 'policyWanted'>;

/** Fulfilled when the policy is in force, names resolve, and the record is written. Throws a `Failure`; after `cancel` its reason. */
export async function startNdvm(
  options: StartOptions,
  ports: number,
  listener: NdvmListener,
  cancel: AbortSignal,
): Promise<RunningNdvm> {
  const { names, log } = options;
  const config = options.config();
  const { memoryMiB } = config.network;
  const choice = uplinkChoiceOf(config.network);
  const startedAtMs = performance.now();
  const signal = deadline(config.start.requirementTimeoutSeconds * 1000, cancel);
  const { digest, boot, imported = false } = await options.image();
  if (imported && choice.mode === 'nat') {
    throw new Failure('imported-image-bridge-only');
  }
  const task = await taskFor(config.network, imported);
  let uplink: UplinkRecord | undefined;
  let vm: Vm | undefined;
  let running: RunningNdvm | undefined;
  try {
    uplink = await (options.startUplink ?? startUplink)(choice, names, signal);
    const spec: VmSpec = {
      ...ndvmVm({ ports, memoryMiB }, names, uplink.kind === 'pci' ? uplink.card : undefined),
      id: 'ndvm',
      names,
      boot,
    };
    vm = await startVm(options, spec, imported, signal);
    running = await RunningNdvm.attach(
      runningOptions(
        options,
        { vm, uplink, choice, task, image: digest, ports, memoryMiB, firstRevision: 1 },
        listener,
      ),
    );
    await running.untilReady(signal);
    running.ready = {
      since: new Date().toISOString(),
      readyMs: Math.round(performance.now() - startedAtMs),
    };
    await writeNdvmRecord(names, running);
    return running;
  } catch (error) {
    await undo({ running, vm, uplink }, names).catch((lingers: unknown) =>
      log.error({ reason: String(lingers) }, 'a part of the network VM lingers'),
    );
    cancel.throwIfAborted();
    throw await explained(error, options, running);
  }
}

export function runningOptions(
  {
    names,
    log,
    startUplink: start = startUplink,
    hostNetwork,
  }: Pick<StartOptions, 'names' | 'log' | 'startUplink' | 'hostNetwork'>,
  started: Pick<RunningNdvmOptions, 'vm' | 'uplink' | 'task' | 'image' | 'ports' | 'memoryMiB' | 'firstRevision'> & {
    readonly choice: UplinkChoice;
  },
  listener: NdvmListener,
): RunningNdvmOptions {
  return {
    ...started,
    ...listener,
    log,
    restartUplink: () => start(started.choice, names, deadline(UPLINK_WITHIN_MS)),
    ...(hostNetwork && { hostNetwork }),
    stopUplink: (uplink) => stopUplink(uplink, names),
  };
}

/** Writes down what the next host agent needs to adopt the network VM. */
export async function writeNdvmRecord(names: VmFiles, running: RunningNdvm): Promise<void> {
  await writeRecord(names.record, NdvmRecord, running.record());
}

async function startVm(
  { clone, hypervisor }: StartOptions,
  spec: VmSpec,
  imported: boolean,
  signal: AbortSignal,
): Promise<Vm> {
  // A template is made from our image, and without a card of the host.
  const cloned = imported || spec.pci ? undefined : await clone(spec, signal);
  if (!cloned) return hypervisor.start(spec, signal);
  try {
    await cloned.resume();
    await cloned.linkUp();
    return cloned;
  } catch (error) {
    await cloned.kill();
    throw error;
  }
}

async function undo(
  {
    running,
    vm,
    uplink,
  }: {
    readonly running: RunningNdvm | undefined;
    readonly vm: Vm | undefined;
    readonly uplink: UplinkRecord | undefined;
  },
  names: VmFiles,
): Promise<void> {
  if (running) return running.kill();
  await vm?.kill();
  if (uplink) await stopUplink(uplink, names);
}

async function explained(
  error: unknown,
  { keepConsole }: StartOptions,
  running: RunningNdvm | undefined,
): Promise<Failure> {
  const kept = running && (await keepConsole(running.consoleText()).catch(() => undefined));
  if (error instanceof Failure) return error;
  return new Failure('network-not-started', {}, { cause: error, consolePath: kept });
}
