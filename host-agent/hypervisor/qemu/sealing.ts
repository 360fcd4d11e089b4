/** Saves a QEMU VM and clones it. Its memory is a file that clones map; the state of its devices is a migration without the memory. */
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { release } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import { vmFiles } from '../../storage/filenames.ts';
import { lastWords } from '../../process/launch.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { qemuProgramFile, qemuVersion } from '../../tools/qemu.ts';
import {
  type Fingerprint,
  type SealableVm,
  type SealedFiles,
  type Sealing,
  SHAPE,
  type VmSpec,
} from '../hypervisor.ts';
import { DEVICES_INSIDE, type Origin, qemuJail } from './jail.ts';
import type { QemuVm } from './vm.ts';
import type { Qmp } from '../qmp/qmp.ts';

type Accelerator = 'kvm' | 'tcg';

export interface QemuStart {
  readonly accelerator: (signal: AbortSignal) => Promise<Accelerator>;
  readonly start: (
    spec: VmSpec,
    accelerator: Accelerator,
    origin: Origin,
    signal: AbortSignal,
  ) => Promise<{ vm: QemuVm; qmp: Qmp }>;
}

/** Writing the device state takes a tenth of a second, more on a slow disk. */
const SEALED_WITHIN_MS = 60_000;
const LOADED_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 2;
const MIGRATE = `file:${DEVICES_INSIDE}`;

export function qemuSealing({ accelerator, start }: QemuStart): Sealing {
  const versions = new Map<string, Promise<string>>();
  return {
    async fingerprint(spec, signal) {
      const [chosen, program] = [await accelerator(signal), await qemuProgramFile()];
      // Asking QEMU starts a process, so the answer is kept until its file changes. All callers share one answer, so none of them can cancel it.
      let version = versions.get(program);
      if (!version) {
        versions.set(program, (version = qemuVersion()));
        version.catch(() => versions.delete(program));
      }
      return {
        QEMU: `${program}\n${await version}`,
        [SHAPE]: fixedArguments(spec, chosen).join('\n'),
        ...(chosen === 'kvm' ? await readHostProcessor() : {}),
      };
    },

    async start(spec, files, signal): Promise<SealableVm> {
      // Created here, private and sparse, so that QEMU need not create files.
      for (const [path, bytes] of [
        [files.memory, spec.memoryMiB * 1024 * 1024],
        [files.devices, 0],
      ] as const) {
        const file = await open(path, 'wx', 0o600);
        await file.truncate(bytes).finally(() => file.close());
      }
      const { vm, qmp } = await start(spec, await accelerator(signal), { kind: 'sealable', files }, signal);
      try {
        for (let card = 0; card < spec.nics.length; card += 1)
          await qmp.execute('set_link', { name: `card${card}`, up: false });
      } catch (error) {
        await vm.kill();
        throw error;
      }
      return Object.assign(vm, { seal: (until: AbortSignal) => seal(vm, qmp, files, until) });
    },

    async clone(spec, files, signal) {
      const kernel = await kernelOfClone(spec.boot.kernel, spec.names.kernelHeader);
      const { vm, qmp } = await start(
        { ...spec, boot: { ...spec.boot, kernel } },
        await accelerator(signal),
        { kind: 'sealed', files, isPrivate: spec.privateMemory === true },
        signal,
      );
      try {
        await leaveMemoryAlone(qmp);
        await qmp.execute('migrate-incoming', { uri: MIGRATE });
        await untilMigrated(qmp, LOADED_WITHIN_MS, signal);
        vm.began('state-loaded', performance.now());
        return vm;
      } catch (cause) {
        await vm.kill();
        const said = await lastWords(spec.names.processLog('qemu'));
        if (!(cause instanceof MigrationFailed) && !REFUSED.test(said)) throw cause;
        throw new Failure('template-refused', { hypervisor: 'QEMU', reason: said || messageOf(cause) }, { cause });
      }
    },
  };
}

async function seal(vm: QemuVm, qmp: Qmp, files: SealedFiles, signal: AbortSignal): Promise<void> {
  await qmp.execute('stop');
  await leaveMemoryAlone(qmp);
  await qmp.execute('migrate', { uri: MIGRATE });
  await untilMigrated(qmp, SEALED_WITHIN_MS, signal);
  await vm.kill();
  for (const path of [files.memory, files.devices]) {
    const file = await open(path, 'r+');
    try {
      // Clones have separate accounts. Only this person enters the folder.
      await file.chmod(0o644);
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

/** The memory is already in its file, or comes from it. */
async function leaveMemoryAlone(qmp: Qmp): Promise<void> {
  await qmp.execute('migrate-set-capabilities', { capabilities: [{ capability: 'x-ignore-shared', state: true }] });
}

const Migration = z.looseObject({
  status: z.string().max(40).optional(),
  'error-desc': z.string().max(1000).optional(),
});

/** QEMU tried and failed; another attempt would fail the same way. */
class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** The last message of a QEMU that cannot load the state it was given. One that is killed or too slow does not print it. */
const REFUSED = /load of migration failed/;

async function untilMigrated(qmp: Qmp, withinMs: number, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const { status, 'error-desc': problem } = Migration.parse(await qmp.execute('query-migrate'));
    if (status === 'completed') return;
    if (status === 'failed' || status === 'cancelled') throw new MigrationFailed(problem ?? 'no reason given');
    if (performance.now() - startedMs > withinMs)
      throw new Error(`The migration took longer than ${withinMs / 1000} s.`);
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
}

/** The command line without the parts that differ between VMs: sockets, addresses, names, and how a clone gets its memory. */
function fixedArguments(spec: VmSpec, accelerator: Accelerator): readonly string[] {
  const nics = spec.nics.map((nic) => ({ ...nic, mac: '02:00:00:00:00:00', socket: '/nic/nic.sock' }));
  const any: VmSpec = { ...spec, id: 'template', names: vmFiles('/machine'), nics };
  return qemuJail(
    any,
    accelerator,
    { kind: 'sealed', files: { memory: '', devices: '' } },
    { generation: '00000000-0000-0000-0000-000000000000' },
  ).command;
}

// What a VM with KVM sees of the host: a template may be used only where all of it is as it was.

const PARTS: Readonly<Record<string, RegExp>> = {
  'the processor': /^(vendor_id|cpu family|model|model name|stepping)\s*:/,
  // An update may take features away, or make new ones known, and the guest chose its mitigations by them.
  'the microcode': /^microcode\s*:/,
  'the features of the processor': /^flags\s*:/,
};

/**
 * The parts of a fingerprint for a host with this kernel and this `/proc/cpuinfo`. KVM decides what of the processor a guest sees, so its
 * kernel counts. All processors of a host count as the first. Pure.
 */
export function hostProcessor(kernel: string, processors: string): Fingerprint {
  const [first = ''] = processors.split('\n\n');
  const lines = first.split('\n');
  const parts = Object.entries(PARTS).map(([part, line]) => [part, lines.filter((each) => line.test(each)).join('\n')]);
  return { 'the kernel': kernel, ...(Object.fromEntries(parts) as Fingerprint) };
}

export const readHostProcessor = async (): Promise<Fingerprint> =>
  hostProcessor(release(), await readFile('/proc/cpuinfo', 'utf8'));

// QEMU reads the whole kernel of its command line into its memory, also for a clone, which never boots: its kernel is in the memory of the template.
// A clone gets only the part of the file that QEMU looks into, in which it finds where the kernel and the initramfs would be.

/** Linux's boot protocol for x86: the number of sectors of the setup code besides the boot sector, and the mark of a kernel that has a header. */
const [SETUP_SECTORS_AT, MARK_AT, MARK] = [0x1f1, 0x202, 'HdrS'];
const SECTOR_BYTES = 512;
/** What the number 0 means. */
const OLDEST_SETUP_SECTORS = 4;
/** QEMU reads this much before it looks at the header. A file is never shorter, and has one sector of the kernel itself. */
const READ_AT_ONCE_BYTES = 8192;

/** How many bytes of a kernel QEMU needs if it never boots it; `undefined` when `beginning` is not that of a Linux kernel. Pure. */
export function neededOfKernel(beginning: Buffer): number | undefined {
  if (beginning.toString('latin1', MARK_AT, MARK_AT + MARK.length) !== MARK) return undefined;
  const setupSectors = beginning[SETUP_SECTORS_AT] || OLDEST_SETUP_SECTORS;
  return Math.max(READ_AT_ONCE_BYTES, (1 + setupSectors + 1) * SECTOR_BYTES);
}

/** Writes the needed part of `kernel` to `path`, which must be in a folder of one VM, and returns the file for QEMU: `kernel` itself where that is none of Linux. */
export async function kernelOfClone(kernel: string, path: string): Promise<string> {
  const file = await open(kernel);
  try {
    const beginning = Buffer.alloc(READ_AT_ONCE_BYTES);
    await file.read(beginning, 0, beginning.length, 0);
    const neededBytes = neededOfKernel(beginning);
    if (neededBytes === undefined) return kernel;
    const needed = Buffer.alloc(neededBytes);
    const { bytesRead } = await file.read(needed, 0, neededBytes, 0);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, needed.subarray(0, bytesRead), { mode: 0o600 });
    return path;
  } finally {
    await file.close();
  }
}
