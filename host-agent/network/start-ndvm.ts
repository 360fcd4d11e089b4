/** One start of the network VM: uplink, VM, policy. It succeeds as a whole or leaves nothing behind. */
import type { Logger } from 'pino';
import { Failure } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import { deadline, withDeadline } from '../process/deadline.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';
import { startVm } from '../vm/start-vm.ts';
import { SupervisedVm, type VmUser } from '../vm/supervised-vm.ts';
import { FilterControl } from './filter-control.ts';
import type { FollowHost } from './host-changes.ts';
import { NdvmGuest, type NdvmGuestOptions } from './ndvm-guest.ts';
import { startFailure } from './ndvm-loss.ts';
import { ndvmVm } from './ndvm-spec.ts';
import { type NdvmTask, taskFor } from './ndvm-task.ts';
import { NdvmRecord, type UplinkChoice, uplinkChoiceOf } from './record.ts';
import { type NdvmFacts, RunningNdvm, type RunningNdvmOptions } from './running-ndvm.ts';
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
  /** Keeps the console of a VM that was lost and returns the file's path. */
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  /** The filter between the network VM and its uplink, as one file. */
  readonly filterProgram: string;
  readonly followHost: FollowHost;
  /** For tests: another uplink. */
  readonly startUplink?: typeof startUplink;
  /** For tests: the network that the host uses. */
  readonly hostNetwork?: () => string;
}

/** Receives the events of a running network VM, and says what each port may reach. */
export type NdvmListener = Pick<RunningNdvmOptions, 'onChange' | 'onRecovered'> &
  Pick<NdvmGuestOptions, 'policyWanted'>;

/** Fulfilled when the policy is in force, names resolve, and the record is written. Throws a `Failure`; after `cancel` its reason. */
export async function startNdvm(
  options: StartOptions,
  ports: number,
  listener: NdvmListener,
  cancel: AbortSignal,
): Promise<RunningNdvm> {
  const { names, log, followHost } = options;
  const { network } = options.config();
  const startedAtMs = performance.now();
  const { digest, boot, imported = false } = await options.image();
  const choice = uplinkChoiceOf(network);
  if (imported && choice.mode === 'nat') {
    throw new Failure('imported-image-bridge-only');
  }
  const facts: NdvmFacts = { image: digest, ports, memoryMiB: network.memoryMiB, choice };
  const task = await taskFor(network, imported);
  const filter = filterControl(names, choice, task);
  const guest = new NdvmGuest({ ...listener, task, firstRevision: 1, filter, followHost, log });
  let uplink: UplinkRecord | undefined;
  let running: RunningNdvm | undefined;
  try {
    uplink = await withDeadline(stepTimeoutMs(options), [cancel], (within) => uplinkStarter(options)(choice, within));
    const vm = await startOrClone(options, vmSpec(boot, facts, names, uplink), guest, cancel);
    running = new RunningNdvm(runningOptions(options, { facts, vm, guest, uplink }, listener));
    await running.untilReady(cancel);
    running.ready = { since: new Date().toISOString(), readyMs: Math.round(performance.now() - startedAtMs) };
    await writeNdvmRecord(names, running);
    return running;
  } catch (error) {
    const undo = running ? running.stop() : stopUnused(guest, uplink, names);
    await undo.catch((lingers: unknown) => log.error({ reason: String(lingers) }, 'a part of the network VM lingers'));
    cancel.throwIfAborted();
    throw startFailure(error, imported);
  }
}

/** The VM as its supervisor sees it. */
export function ndvmUser(options: Pick<StartOptions, 'config' | 'keepConsole'>, guest?: NdvmGuest): VmUser<'network'> {
  return {
    ...guest?.user,
    stepTimeoutMs: stepTimeoutMs(options),
    keepConsole: options.keepConsole,
    // The folder also holds the ports, which the jails of sessions have mounted.
    keepsFolder: true,
  };
}

export function runningOptions(
  options: StartOptions,
  started: Pick<RunningNdvmOptions, 'facts' | 'vm' | 'guest' | 'uplink'>,
  { onChange, onRecovered }: NdvmListener,
): RunningNdvmOptions {
  const { names, log, hostNetwork, followHost } = options;
  return {
    ...started,
    onChange,
    onRecovered,
    log,
    restartUplink: () => uplinkStarter(options)(started.facts.choice, deadline(UPLINK_WITHIN_MS)),
    followHost,
    ...(hostNetwork && { hostNetwork }),
    stopUplink: (uplink) => stopUplink(uplink, names),
  };
}

function uplinkStarter({ startUplink: start = startUplink, names, filterProgram }: StartOptions) {
  return (choice: UplinkChoice, signal: AbortSignal) => start(choice, names, filterProgram, signal);
}

/** `undefined` where no process of ours is between the network VM and the network, and for a bridge. Pure. */
export function filterControl(names: VmFiles, { uplink }: UplinkChoice, task: NdvmTask): FilterControl | undefined {
  return task.mode === 'nat' && uplink !== 'pci' ? new FilterControl(names, task.uplink) : undefined;
}

/** Records what the next host agent needs to adopt the network VM. */
export async function writeNdvmRecord(names: VmFiles, running: RunningNdvm): Promise<void> {
  await writeRecord(names.record, NdvmRecord, running.record());
}

function stepTimeoutMs({ config }: Pick<StartOptions, 'config'>): number {
  return config().start.requirementTimeoutSeconds * 1000;
}

function vmSpec(boot: VmSpec['boot'], { ports, memoryMiB }: NdvmFacts, names: VmFiles, uplink: UplinkRecord): VmSpec {
  const card = uplink.kind === 'pci' ? uplink.card : undefined;
  return { ...ndvmVm({ ports, memoryMiB }, names, card), id: 'ndvm', names, boot };
}

async function startOrClone(
  options: StartOptions,
  spec: VmSpec,
  guest: NdvmGuest,
  signal: AbortSignal,
): Promise<SupervisedVm<'network'>> {
  const { clone, hypervisor } = options;
  const user = ndvmUser(options, guest);
  // A template is made from our image, and without a card of the host.
  const cloned =
    guest.isImported || spec.pci
      ? undefined
      : await withDeadline(stepTimeoutMs(options), [signal], (within) => clone(spec, within));
  if (!cloned) return startVm(hypervisor, spec, user, signal);
  try {
    // The guest is greeted, and given its task, only when its link is up.
    guest.isClone = true;
    await cloned.resume();
    await cloned.linkUp();
    return await SupervisedVm.of(cloned, spec.names, user, 'running');
  } catch (error) {
    await cloned.kill();
    throw error;
  }
}

async function stopUnused(guest: NdvmGuest, uplink: UplinkRecord | undefined, names: VmFiles): Promise<void> {
  await guest.dispose();
  if (uplink) await stopUplink(uplink, names);
}
