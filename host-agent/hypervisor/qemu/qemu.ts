import { dirname } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';
import { missingIn, type Protections } from '../../api/host/protections.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { type Jail, JAIL_PROGRAMS } from '../../jail/bubblewrap.ts';
import { deadline, withDeadline } from '../../process/deadline.ts';
import { whileRunning, whyEnded } from '../../process/launch.ts';
import { jailCommandHere, launchJail } from '../../jail/launch-jail.ts';
import { makeSharedFolder } from '../../jail/shared-files.ts';
import { isRunning, killAndWait, type ProcessIdentity, ProcessorWaits } from '../../process/process.ts';
import type { Hypervisor, Vm, VmRecord, VmSpec } from '../hypervisor.ts';
import { hasMicrophone, type Origin, qemuJail, vmShare } from './jail.ts';
import { QemuVm } from './vm.ts';
import { Qmp } from '../qmp/qmp.ts';
import { ScratchDisks } from './scratch-disk.ts';
import { qemuSealing, type QemuStart } from './sealing.ts';

/** From the start of the process to its control socket: usually 60 ms, seconds under load. */
const QMP_WITHIN_MS = 30_000;
/** The control socket of an adopted VM answers at once, or its QEMU is dying. */
const ADOPT_WITHIN_MS = 3_000;

const PROGRAMS = [
  { program: 'qemu-system-x86_64', debianPackage: 'qemu-system-x86' },
  ...JAIL_PROGRAMS,
  { program: 'passt', debianPackage: 'passt' },
] as const;

/** Throws when a VM must not start with these protections. */
export type Admit = (protections: Protections) => void;

export interface QemuOptions {
  /** Called for each VM that is started again because its guest hangs. */
  readonly onGivenUp?: (id: string, silentMs: number) => void;
  /** Called for each VM with what will protect its process. */
  readonly admit?: Admit;
  /** On a disk, for scratch disks; absent: VMs have none. */
  readonly scratchFolder?: string;
}

/** QEMU, each VM in its own jail. `chooseAccelerator` is called for each start, so that a new verdict counts. */
export function createQemu(
  chooseAccelerator: (signal: AbortSignal) => Promise<{ readonly accelerator: 'kvm' | 'tcg'; readonly reason: string }>,
  { onGivenUp = () => undefined, admit = () => undefined, scratchFolder }: QemuOptions = {},
): Hypervisor {
  const scratchDisks = scratchFolder === undefined ? undefined : new ScratchDisks(scratchFolder);
  const chosen = async (signal: AbortSignal) => (await chooseAccelerator(signal)).accelerator;
  const launchWatched: QemuStart['start'] = async (spec, chosen, origin, signal) => {
    const launched = await launchQemu(spec, chosen, { origin, admit, scratchDisks }, signal);
    const waits = new ProcessorWaits(() => launched.vm.record.processes.map(({ pid }) => pid));
    launched.vm.watch = {
      waitedMs: () => waits.totalMs(),
      givenUp: (silentMs) => onGivenUp(spec.id, silentMs),
    };
    return launched;
  };
  return {
    name: 'qemu',
    programs: PROGRAMS,
    sealing: qemuSealing({ accelerator: chosen, start: launchWatched }),
    hasInspectorPort: true,
    resizesScreen: true,
    playsSound: true,
    handsUsb: true,
    ...(scratchDisks && { scratchRoomMiB: (scratchGiB) => scratchDisks.roomMiB(scratchGiB) }),
    accelerator: chooseAccelerator,
    async start(spec, signal) {
      return (await launchWatched(spec, await chosen(signal), { kind: 'boot' }, signal)).vm;
    },
    async dryRun(spec, signal) {
      const accelerator = await chosen(signal);
      await using command = await jailCommandHere(
        jailOf(spec, accelerator, { kind: 'boot' }, scratchDisks?.pathOf(spec.id)),
        vmShare(spec, accelerator, 'boot'),
      );
      const { tool, args } = command.value;
      return { role: spec.role, steps: [{ when: 'start', command: [tool.program, ...args] }] };
    },
    adopt: adoptQemu,
  };
}

/** Starts one QEMU with the given accelerator; resolves when the guest executes. */
export async function startQemu(
  spec: VmSpec,
  accelerator: 'kvm' | 'tcg',
  signal: AbortSignal,
  admit: Admit = () => undefined,
): Promise<QemuVm> {
  return (await launchQemu(spec, accelerator, { origin: { kind: 'boot' }, admit }, signal)).vm;
}

/** Starts one QEMU and connects its control socket. */
async function launchQemu(
  spec: VmSpec,
  accelerator: 'kvm' | 'tcg',
  {
    origin,
    admit,
    scratchDisks,
  }: { readonly origin: Origin; readonly admit: Admit; readonly scratchDisks?: ScratchDisks | undefined },
  signal: AbortSignal,
): Promise<{ vm: QemuVm; qmp: Qmp }> {
  signal.throwIfAborted();
  for (const folder of [spec.names.own, spec.names.ports, ...(spec.usb ? [spec.names.usb] : [])])
    await makeSharedFolder(folder);
  for (const { socket, end } of spec.nics) if (end === 'listen') await makeSharedFolder(dirname(socket));
  const logFile = spec.names.processLog('qemu');
  let protections: Protections | undefined;
  // Its name goes when QEMU has opened it, or has not started.
  await using scratchDisk =
    spec.scratchGiB === undefined ? undefined : await scratchDisks?.make(spec.id, spec.names.folder);
  const launched = await launchJail(jailOf(spec, accelerator, origin, scratchDisk?.value), {
    role: 'qemu',
    logFile,
    ...vmShare(spec, accelerator, origin.kind),
    admit: (found) => {
      admit(found);
      protections = found;
    },
  });
  const startedAtMs = performance.now();
  const started: ProcessIdentity[] = [launched.identity];
  try {
    if (launched.inside) started.push(launched.inside);
    const qmp = await withDeadline(QMP_WITHIN_MS, [signal, whileRunning(launched)], (within) =>
      Qmp.connect(spec.names.qmp, within),
    );
    const answeredAtMs = performance.now();
    // QEMU answers on its control socket when it has created all others, and opened its disks.
    await launched.closeFolders();
    const lacks = protections ? missingIn(protections).map(({ protection }) => protection) : [];
    const vm = new QemuVm(
      spec.names,
      {
        hypervisor: 'qemu',
        accelerator,
        processes: started,
        ...(spec.sound && spec.screen && { sound: true as const }),
        ...(hasMicrophone(spec) && { microphone: true as const }),
        ...(spec.automation && { automation: true as const }),
        ...(spec.usb && { usb: true as const }),
        ...(lacks.length > 0 && { lacks }),
        // A network VM has ends of sessions, which come and go.
        ...(spec.nics.length > 0 &&
          spec.nics.every(({ end }) => end === 'connect') && { followingCards: spec.nics.length }),
      },
      spec.nics.length,
      qmp,
      launched.ended,
    );
    vm.began('qemu-started', startedAtMs);
    vm.began('qemu-answers', answeredAtMs);
    return { vm, qmp };
  } catch (error) {
    for (const identity of started.toReversed()) await killAndWait(identity);
    signal.throwIfAborted();
    throw new Failure(
      'vm-not-started',
      { hypervisor: 'QEMU', reason: await whyEnded(error, logFile) },
      { cause: error },
    );
  }
}

/** Without a file for it, a VM has no scratch disk. */
function jailOf(
  { scratchGiB, ...spec }: VmSpec,
  accelerator: 'kvm' | 'tcg',
  origin: Origin,
  scratchFile: string | undefined,
): Jail {
  return scratchGiB === undefined || scratchFile === undefined
    ? qemuJail(spec, accelerator, origin)
    : qemuJail({ ...spec, scratchGiB }, accelerator, origin, { scratchFile });
}

async function adoptQemu(names: VmFiles, record: VmRecord): Promise<Vm | undefined> {
  const qemu = record.processes.find(({ role }) => role === 'qemu');
  if (qemu && (await isRunning(qemu))) {
    try {
      // The earlier host agent connected its cards, but may have missed the return of a network VM.
      const vm = new QemuVm(
        names,
        record,
        record.followingCards ?? 0,
        await Qmp.connect(names.qmp, deadline(ADOPT_WITHIN_MS)),
      );
      void vm.lookForRoom();
      void vm.linkUp().catch(() => undefined);
      return vm;
    } catch {
      // Its control socket is dead, so it cannot be controlled.
    }
  }
  for (const identity of record.processes.toReversed()) await killAndWait(identity);
  return undefined;
}
