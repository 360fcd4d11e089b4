/** How a network VM begins: it is started, or adopted from an earlier host agent; and how what it left is removed. */
import { randomInt } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import { deadline, withDeadline } from '../process/deadline.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { readRecord, writeRecord } from '../storage/records.ts';
import { VmLost } from '../vm/loss.ts';
import { adoptVm, cleanUpVm, startVm } from '../vm/start-vm.ts';
import { SupervisedVm, type VmUser } from '../vm/supervised-vm.ts';
import { FilterControl } from './filter-control.ts';
import type { DownTime } from './exit/down-time.ts';
import type { FollowHost } from './host-changes.ts';
import { hostNetwork } from './host-network.ts';
import { type ExitTask, type NdvmTask, ndvmVm, taskFor } from './ndvm-spec.ts';
import { NdvmRecord, type UplinkChoice, uplinkChoiceOf } from './record.ts';
import { ndvmFailure, RunningNdvm, type RunningNdvmOptions } from './running-ndvm.ts';
import { deviceFamilies, deviceNetwork, followedDevice } from './uplink/followed-device.ts';
import { giveBackLostCard, processesOf, startUplink, stopUplink, type UplinkRecord } from './uplink/uplink.ts';

/** How long a restart of the uplink's process may take. */
const UPLINK_WITHIN_MS = 15_000;
/** Larger than any revision that an earlier host agent has counted up to from 1; so no answer to that one counts. */
const ADOPTED_REVISIONS = { from: 2, to: 500_000_000 } as const;

/** The exit of a network VM. */
export interface NdvmExit {
  /** Tells it from other network VMs on a LAN. */
  readonly id: string;
  readonly downTime: DownTime;
  /** Fulfilled when the name of its server resolves. Throws `Failure` exit-keys-missing or exit-login-missing, or the signal's reason. */
  readonly task: (signal: AbortSignal) => Promise<ExitTask>;
}

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
  /** Of the network VM of an exit. */
  readonly exit?: NdvmExit;
  /** For tests: another uplink. */
  readonly startUplink?: typeof startUplink;
  /** For tests: the network that the host uses. */
  readonly hostNetwork?: () => string;
}

/** Receives the events of a running network VM, and says what each port may reach. */
export type NdvmListener = Pick<RunningNdvmOptions, 'onChange' | 'onRecovered' | 'policyWanted'>;

/**
 * Fulfilled when the policy is in force, names resolve, and the record is written. Succeeds as a whole or leaves nothing behind. Throws a `Failure`;
 * after `cancel` its reason.
 */
export async function startNdvm(
  options: StartOptions,
  ports: number,
  listener: NdvmListener,
  cancel: AbortSignal,
): Promise<RunningNdvm> {
  const { names, log } = options;
  const { network } = options.config();
  const startedAtMs = performance.now();
  const { digest, boot, imported = false } = await options.image();
  const choice = uplinkChoiceOf(network);
  if (imported && choice.mode === 'nat') {
    throw new Failure('imported-image-bridge-only');
  }
  const facts = { image: digest, ports, memoryMiB: network.memoryMiB, choice };
  const exit = await options.exit?.task(cancel);
  const task = await taskFor(network, imported, { id: options.exit?.id, exit });
  let running: RunningNdvm | undefined;
  try {
    const uplink = await withDeadline(stepTimeoutMs(options), [cancel], (within) =>
      uplinkStarter(options)(choice, within),
    );
    running = ndvmOf(options, { facts, task, uplink, firstRevision: 1 }, listener);
    const card = uplink.kind === 'pci' ? uplink.card : undefined;
    const spec = { ...ndvmVm(facts, names, card), id: 'ndvm', names, boot };
    running.attach(await startOrClone(options, spec, running, cancel));
    await running.untilReady(cancel);
    running.ready = { since: new Date().toISOString(), readyMs: Math.round(performance.now() - startedAtMs) };
    await writeRecord(names.record, NdvmRecord, running.record());
    return running;
  } catch (error) {
    await running
      ?.stop()
      .catch((lingers: unknown) => log.error({ reason: String(lingers) }, 'a part of the network VM lingers'));
    cancel.throwIfAborted();
    throw startFailure(error, imported);
  }
}

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
    const task = await taskFor({ ...options.config().network, ...record.choice }, record.imported, {
      id: options.exit?.id,
      ...(record.exit && { exit: { reach: record.exit } }),
    });
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

/** Removes what an earlier network VM left. With `keepPorts` the ports' folders stay: the jails of running sessions have mounted them, and find the next network VM there. */
export async function cleanUpNdvmFolder(
  { names, log }: Pick<StartOptions, 'names' | 'log'>,
  { keepPorts }: { readonly keepPorts: boolean },
): Promise<void> {
  const { folder, ports } = names;
  await giveBackLostCard(names).catch((error: unknown) =>
    log.error({ reason: String(error) }, 'a network card was not given back to its driver'),
  );
  if (!keepPorts) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const entry of await readdir(folder)) {
    const path = join(folder, entry);
    if (path !== ports) await rm(path, { recursive: true, force: true });
  }
}

/** `undefined` where no process of ours is between the network VM and the network, and for a bridge. Pure. */
export function filterControl(names: VmFiles, { uplink }: UplinkChoice, task: NdvmTask): FilterControl | undefined {
  return task.mode === 'nat' && uplink !== 'pci' ? new FilterControl(names, task.uplink, task.exit?.reach) : undefined;
}

/** Sessions that use it keep their connections. An uplink that has ended is restarted by its watch. `undefined` when the VM no longer runs. */
async function adoptWith(
  options: StartOptions,
  { vm: vmRecord, uplink, choice, image, ports, memoryMiB, since, readyMs }: NdvmRecord,
  task: NdvmTask,
  listener: NdvmListener,
): Promise<RunningNdvm | undefined> {
  const { hypervisor, names, log } = options;
  const facts = { image, ports, memoryMiB, choice };
  const firstRevision = randomInt(ADOPTED_REVISIONS.from, ADOPTED_REVISIONS.to);
  const running = ndvmOf(options, { facts, task, uplink, firstRevision }, listener);
  running.ready = { since, readyMs };
  const vm = await adoptVm(hypervisor, names, vmRecord, ndvmUser(options, running)).catch(async (error: unknown) => {
    await running.dispose();
    throw error;
  });
  if (!vm) {
    await running.dispose();
    return undefined;
  }
  running.attach(vm);
  log.info({ processes: processesOf(uplink).map(({ pid }) => pid) }, 'adopted the network VM');
  return running;
}

/** A network VM that has its uplink, and no VM yet. */
function ndvmOf(
  options: StartOptions,
  of: Pick<RunningNdvmOptions, 'facts' | 'task' | 'uplink' | 'firstRevision'>,
  listener: NdvmListener,
): RunningNdvm {
  const { names, log, followHost } = options;
  const { choice } = of.facts;
  const device = followedDevice(choice);
  return new RunningNdvm({
    ...listener,
    ...of,
    followHost,
    hostNetwork: networkReader(options, choice),
    ...(device !== undefined && { families: () => deviceFamilies(device) }),
    downTime: options.exit?.downTime,
    filter: filterControl(names, choice, of.task),
    restartUplink: () => uplinkStarter(options)(choice, deadline(UPLINK_WITHIN_MS)),
    stopUplink: (uplink) => stopUplink(uplink, names),
    log,
  });
}

/** The VM as its supervisor sees it. */
function ndvmUser(options: Pick<StartOptions, 'config' | 'keepConsole'>, running?: RunningNdvm): VmUser<'network'> {
  return {
    ...running?.user,
    stepTimeoutMs: stepTimeoutMs(options),
    keepConsole: options.keepConsole,
    // The folder also holds the ports, which the jails of sessions have mounted.
    keepsFolder: true,
  };
}

/** Reads the network that an uplink of this choice depends on. */
function networkReader({ hostNetwork: ofTest }: StartOptions, choice: UplinkChoice): () => string {
  const device = followedDevice(choice);
  return ofTest ?? (device === undefined ? hostNetwork : () => deviceNetwork(device));
}

function uplinkStarter(options: StartOptions) {
  const { startUplink: start = startUplink, names, filterProgram, exit } = options;
  return async (choice: UplinkChoice, signal: AbortSignal): Promise<UplinkRecord> => {
    // Read first: a change during the start must be seen as one.
    const network = choice.uplink === 'user' ? networkReader(options, choice)() : undefined;
    const uplink = await start(exit ? { ...choice, ipv6: 'off' } : choice, names, filterProgram, signal);
    return uplink.kind === 'pci' || network === undefined ? uplink : { ...uplink, network };
  };
}

function stepTimeoutMs({ config }: Pick<StartOptions, 'config'>): number {
  return config().start.requirementTimeoutSeconds * 1000;
}

async function startOrClone(
  options: StartOptions,
  spec: VmSpec,
  running: RunningNdvm,
  signal: AbortSignal,
): Promise<SupervisedVm<'network'>> {
  const { clone, hypervisor } = options;
  const user = ndvmUser(options, running);
  // A template is made from our image, and without a card of the host.
  const cloned =
    running.isImported || spec.pci
      ? undefined
      : await withDeadline(stepTimeoutMs(options), [signal], (within) => clone(spec, within));
  if (!cloned) return startVm(hypervisor, spec, user, signal);
  try {
    // The guest is greeted, and given its task, only when its link is up.
    running.isClone = true;
    await cloned.resume();
    await cloned.linkUp();
    return await SupervisedVm.of(cloned, spec.names, user, 'running');
  } catch (error) {
    await cloned.kill();
    throw error;
  }
}

/** The failure that a person sees for any error of a start. */
function startFailure(error: unknown, isImported: boolean): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof VmLost) return ndvmFailure(error, isImported);
  return new Failure('network-not-started', { reason: reasonOf(error) }, { cause: error });
}
