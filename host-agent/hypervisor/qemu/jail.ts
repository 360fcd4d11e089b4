import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { Jail } from '../../jail/bubblewrap.ts';
import type { Bounds } from '../../jail/systemd-scope.ts';
import type { VmSpec, SealedFiles } from '../hypervisor.ts';
import { type GuestMemory, qemuArguments } from './arguments.ts';

/** Where a machine comes from: its own boot, a boot that is to be sealed, or what was sealed. */
export type Origin = { readonly kind: 'boot' } | { readonly kind: 'sealable' | 'sealed'; readonly files: SealedFiles };

/** Where the device state stands inside the jail. */
export const DEVICES_INSIDE = '/template/devices';
const MEMORY_INSIDE = '/template/memory';

/** The program, the firmware that it loads, and the parts that it is made of; no other program. */
export const QEMU_SYSTEM: readonly string[] = ['/usr/bin/qemu-system-x86_64', '/usr/share/qemu', '/usr/share/seabios'];
/** Processors and wires have a thread each, and up to 64 read and write files. */
export const QEMU_PROCESSES = 128;
/** A socket for each wire and viewer, some for each port of the NDVM. */
const OPEN_FILES = 1024;
/** Beside the guest's memory: libraries and stacks; a template's file is mapped instead of that memory. Emulated, translated code up to a gigabyte. */
const OWN_ADDRESS_SPACE_MIB = 4096;
const OWN_MEMORY_MIB = { kvm: 768, tcg: 2048 } as const;

const MIB = 1024 * 1024;

/** What one QEMU may take of the computer, where somebody can hold it to that. One processor more than its guest has, for what it does itself. Pure. */
export function vmBounds(
  { memoryMiB, processors }: Pick<VmSpec, 'memoryMiB' | 'processors'>,
  accelerator: 'kvm' | 'tcg',
): Bounds {
  return {
    memoryBytes: (memoryMiB + OWN_MEMORY_MIB[accelerator]) * MIB,
    processors: processors + 1,
    processes: QEMU_PROCESSES,
  };
}

/** The jail of one QEMU: the image's three files and its own folder, the folder of each NIC's socket, what was sealed; nothing else of the host. Pure but for a new generation. */
export function qemuJail(
  spec: VmSpec,
  accelerator: 'kvm' | 'tcg',
  origin: Origin,
  generation: string = randomUUID(),
): Jail {
  const inside = insideOf(spec.names.own);
  const boot = { kernel: '/image/kernel', initramfs: '/image/initramfs', root: '/image/root' };
  const nics = spec.nics.map((nic, index) =>
    nic.socket.startsWith(`${spec.names.own}/`)
      ? { nic: { ...nic, socket: inside(nic.socket) }, mounts: [] }
      : { nic: { ...nic, socket: `/nic${index}/nic.sock` }, mounts: [[dirname(nic.socket), `/nic${index}`] as const] },
  );
  const mountsOf = (end: 'listen' | 'connect') =>
    nics.filter(({ nic }) => nic.end === end).flatMap(({ mounts }) => mounts);
  const sealed =
    origin.kind === 'boot'
      ? []
      : ([
          [origin.files.memory, MEMORY_INSIDE],
          [origin.files.devices, DEVICES_INSIDE],
        ] as const);
  return {
    confinement: origin.kind === 'sealable' ? 'sealing' : 'vm',
    system: QEMU_SYSTEM,
    readable: [
      [spec.boot.kernel, boot.kernel],
      [spec.boot.initramfs, boot.initramfs],
      [spec.boot.root, boot.root],
      // To connect to a socket its folder need not be writable.
      ...mountsOf('connect'),
      ...(origin.kind === 'sealed' ? sealed : []),
    ],
    writable: [[spec.names.own, '/machine'], ...mountsOf('listen'), ...(origin.kind === 'sealable' ? sealed : [])],
    devices: [
      ...(accelerator === 'kvm' ? ['/dev/kvm'] : []),
      ...(spec.pci ? ['/dev/vfio/vfio', `/dev/vfio/${spec.pci.group}`] : []),
    ],
    ...(spec.pci && {
      // All that QEMU looks up in /sys: which group the card is in. The rest it asks the group itself.
      links: [
        [
          `../../../../kernel/iommu_groups/${spec.pci.group}`,
          `/sys/bus/pci/devices/${spec.pci.device}/iommu_group`,
        ] as const,
      ],
    }),
    limits: {
      addressSpaceBytes: (spec.memoryMiB + OWN_ADDRESS_SPACE_MIB) * MIB,
      processes: QEMU_PROCESSES,
      openFiles: OPEN_FILES,
      // A card of the computer reaches the whole of the guest's memory, so all of it stays in place; and QEMU maps the card's registers beside.
      ...(spec.pci && { lockedBytes: (spec.memoryMiB + 256) * MIB }),
    },
    command: [
      'qemu-system-x86_64',
      ...qemuArguments({
        id: spec.id,
        accelerator,
        ...boot,
        commandLine: spec.boot.commandLine,
        memory: guestMemory(spec, origin),
        processors: spec.processors,
        generation,
        ...(spec.screen && { screen: spec.screen }),
        nics: nics.map(({ nic }) => nic),
        ...(spec.pci && { pci: spec.pci }),
        ...(spec.sound && { sound: spec.sound }),
        sockets: {
          qmp: inside(spec.names.qmp),
          guest: inside(spec.names.guest),
          console: inside(spec.names.console),
          display: inside(spec.names.display),
          ...(spec.role === 'browser' && { files: inside(spec.names.files) }),
          ...(hasMicrophone(spec) && { microphone: inside(spec.names.microphone) }),
          ...(spec.inspected && { inspector: inside(spec.names.inspector) }),
        },
      }),
    ],
  };
}

/** Who cannot hear is not spoken to. Pure. */
export const hasMicrophone = ({
  microphone,
  sound,
  screen,
}: Pick<VmSpec, 'microphone' | 'sound' | 'screen'>): boolean =>
  microphone === true && sound === true && screen !== undefined;

function guestMemory({ memoryMiB: mebibytes }: VmSpec, { kind }: Origin): GuestMemory {
  return kind === 'boot' ? { kind: 'own', mebibytes } : { kind, mebibytes, file: MEMORY_INSIDE };
}

/** Where a file of what is the machine's own stands inside the jail. */
export function insideOf(folder: string): (path: string) => string {
  return (path) => path.replace(folder, '/machine');
}
