/**
 * A fake hypervisor, only for tests: it runs no VM. A sleeping process stands for each VM, and a test plays its guest. The contract test of
 * the hypervisors holds it to the same promises as QEMU.
 */
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { DryRunVm } from '../../api/session/dry-run.ts';
import { launch } from '../../process/launch.ts';
import { isRunning } from '../../process/process.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import {
  type Fingerprint,
  type Hypervisor,
  type SealableVm,
  type SealedFiles,
  type Sealing,
  SHAPE,
  type StartWatch,
  type Vm,
  type VmRecord,
  type VmSpec,
} from '../hypervisor.ts';
import { FakeGuest } from './fake-guest.ts';
import { FakeVm } from './fake-vm.ts';

const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };
/** The possible contents of a template's devices file. */
const DEVICES: readonly string[] = ['painted', 'empty'];

export class FakeHypervisor implements Hypervisor {
  readonly name = 'fake';
  readonly programs = [];
  readonly hasInspectorPort = true;
  /** As with QEMU. */
  resizesScreen?: true;
  /** As with `xl`, whose network cards are attached by `linkUp`. The cards of QEMU have a link from the start. */
  keepsPaused = false;
  /** As with QEMU. Without it, no guest has to show life. */
  watch?: StartWatch;
  /** As with QEMU. */
  scratchRoomMiB?: (scratchGiB: number) => Promise<number>;
  /** What its VMs say that they run with. */
  runsWith: VmRecord['accelerator'] = 'none';
  /** The parts of its templates' fingerprints that belong to the host. */
  host: Fingerprint = { 'the kernel': '6.12' };
  /** By the id of the VM. */
  readonly guests = new Map<string, FakeGuest>();
  readonly sealing: Sealing = {
    fingerprint: ({ role, memoryMiB, processors, screen, nics }) =>
      Promise.resolve({
        ...this.host,
        [SHAPE]: JSON.stringify([role, memoryMiB, processors, screen, nics.length]),
      }),
    start: async (spec, files, signal): Promise<SealableVm> => {
      const vm = await this.#start(spec, signal, { isClone: false, hasLink: false });
      return Object.assign(vm, { seal: () => this.#seal(spec, vm, files) });
    },
    clone: async (spec, files, signal) => {
      // A real hypervisor maps and loads these files.
      await access(files.memory);
      const devices = await readFile(files.devices, 'utf8');
      signal.throwIfAborted();
      if (!DEVICES.includes(devices))
        throw new Failure('template-refused', { hypervisor: 'The fake', reason: 'the devices file is invalid.' });
      const vm = await this.#start(spec, signal, { isClone: true, hasLink: false });
      const guest = this.guests.get(spec.id);
      if (devices === 'painted') guest?.paint();
      return vm;
    },
  };
  /** The guest's answer to a greeting. */
  onHello: (guest: FakeGuest) => void = () => undefined;
  /** The guest's answer to any other message. */
  onMessage: (guest: FakeGuest, message: HostMessage) => void = () => undefined;

  accelerator() {
    return Promise.resolve({ accelerator: 'none', reason: 'nothing runs' } as const);
  }

  dryRun({ role }: VmSpec): Promise<DryRunVm> {
    return Promise.resolve({ role, steps: [{ when: 'start', command: [sleeper.program, '3600'] }] });
  }

  start(spec: VmSpec, signal: AbortSignal): Promise<Vm> {
    return this.#start(spec, signal, { isClone: false, hasLink: !this.keepsPaused });
  }

  async #start(spec: VmSpec, signal: AbortSignal, state: Pick<FakeGuest, 'isClone' | 'hasLink'>): Promise<FakeVm> {
    signal.throwIfAborted();
    // A real hypervisor reads these files.
    for (const file of [spec.boot.kernel, spec.boot.initramfs, spec.boot.root]) await access(file);
    await mkdir(spec.names.own, { recursive: true });
    for (const { socket, end } of spec.nics)
      if (end === 'listen') await mkdir(socket.slice(0, socket.lastIndexOf('/')), { recursive: true });
    const guest = new FakeGuest(
      spec,
      (greeted) => this.onHello(greeted),
      (receiver, message) => this.onMessage(receiver, message),
    );
    Object.assign(guest, state, { isAsleep: state.isClone });
    await guest.listen();
    this.guests.set(spec.id, guest);
    const { identity } = await launch('fake', sleeper, ['3600'], { logFile: spec.names.processLog('fake') });
    guest.process = identity;
    const vm = new FakeVm(guest, {
      hypervisor: this.name,
      accelerator: this.runsWith,
      processes: [identity],
      ...(spec.sound && { sound: true as const }),
      ...(spec.microphone && { microphone: true as const }),
      ...(spec.automation && { automation: true as const }),
    });
    if (this.watch) vm.watch = this.watch;
    return vm;
  }

  async #seal(spec: VmSpec, vm: FakeVm, files: SealedFiles): Promise<void> {
    await vm.kill();
    await writeFile(files.memory, spec.id, { mode: 0o600 });
    await writeFile(files.devices, this.guests.get(spec.id)?.isPainted === true ? 'painted' : 'empty', { mode: 0o600 });
  }

  async adopt(names: VmFiles, record: VmRecord): Promise<Vm | undefined> {
    const [identity] = record.processes;
    if (identity && (await isRunning(identity))) {
      for (const guest of this.guests.values())
        if (guest.spec.names.folder === names.folder) return new FakeVm(guest, record);
    }
    return undefined;
  }
}
