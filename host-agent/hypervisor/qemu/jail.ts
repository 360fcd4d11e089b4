import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { Jail } from '../../jail/bubblewrap.ts';
import type { JailShare } from '../../jail/launch-jail.ts';
import type { Bounds } from '../../jail/systemd-scope.ts';
import type { VmSpec, SealedFiles } from '../hypervisor.ts';
import { type GuestMemory, qemuArguments, type QemuVm, TRANSLATED_CODE_MIB } from './arguments.ts';

/** The origin of a VM: a boot, a boot that will be sealed, or a template. */
export type Origin =
  | { readonly kind: 'boot' }
  | { readonly kind: 'sealable'; readonly files: SealedFiles }
  | {
      readonly kind: 'sealed';
      readonly files: SealedFiles;
      /** All pages of the template are copied before the guest runs. */
      readonly isPrivate?: boolean;
    };

/** Path of the device state inside the jail. */
export const DEVICES_INSIDE = '/template/devices';
/** The sockets of USB devices. */
const USB_INSIDE = '/usb';
const MEMORY_INSIDE = '/template/memory';
const SCRATCH_DISK_INSIDE = '/disk/scratch';

/** QEMU, its firmware and its libraries; no other program. */
export const QEMU_SYSTEM: readonly string[] = [
  '/usr/bin/qemu-system-x86_64',
  '/usr/share/qemu',
  '/usr/share/seabios',
  // Fedora's place for the firmware of screens.
  '/usr/share/seavgabios',
];
/** One thread for each processor and channel, and up to 64 for files. */
export const QEMU_PROCESSES = 128;
/** One for each channel and viewer, and some for each port of the network VM. */
const OPEN_FILES = 1024;
/** Besides the guest's memory: libraries and stacks, and translated code under emulation. */
const OWN_ADDRESS_SPACE_MIB = 4096;
const OWN_MEMORY_MIB = { kvm: 768, tcg: 768 + TRANSLATED_CODE_MIB } as const;

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** Limits for one QEMU, where cgroups can enforce them. It gets one processor more than its guest, for its own work. Pure. */
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

/** When the host runs out of memory, sealing is given up first, and the network VM, which all sessions need, last. All before the person's desktop. */
const OUT_OF_MEMORY_SCORES = { sealable: 800, session: 600, network: 400 } as const;

/** What one QEMU may take from the host. Pure. */
export function vmShare(
  spec: Pick<VmSpec, 'memoryMiB' | 'processors' | 'role'>,
  accelerator: 'kvm' | 'tcg',
  origin: Origin['kind'],
): JailShare {
  return {
    bounds: vmBounds(spec, accelerator),
    isBackground: origin === 'sealable',
    hasOwnCores: true,
    // Translated code gains by huge pages; with KVM there is none.
    hasSmallPages: accelerator === 'kvm',
    outOfMemoryScore:
      OUT_OF_MEMORY_SCORES[origin === 'sealable' ? origin : spec.role === 'network' ? 'network' : 'session'],
  };
}

interface JailNames {
  /** The file of its scratch disk, where the VM has one. */
  readonly scratchFile?: string;
  readonly generation?: QemuVm['generation'];
}

/** The jail of one QEMU: the three files of the image, its own folder, the folders of its network sockets, the template and its scratch disk; nothing else of the host. Pure but for a new generation id. */
export function qemuJail(
  spec: VmSpec,
  accelerator: 'kvm' | 'tcg',
  origin: Origin,
  { scratchFile = '', generation = randomUUID() }: JailNames = {},
): Jail {
  const inside = insideOf(spec.names.own);
  const { scratchGiB } = spec;
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
    confinement: origin.kind === 'sealable' ? 'sealing' : spec.pci ? 'card' : 'vm',
    system: QEMU_SYSTEM,
    readable: [
      [spec.boot.kernel, boot.kernel],
      [spec.boot.initramfs, boot.initramfs],
      [spec.boot.root, boot.root],
      // Connecting to a socket does not need a writable folder.
      ...mountsOf('connect'),
      ...(origin.kind === 'sealed' ? sealed : []),
      ...(spec.usb ? [[spec.names.usb, USB_INSIDE] as const] : []),
    ],
    writable: [
      [spec.names.own, '/machine'],
      ...mountsOf('listen'),
      ...(origin.kind === 'sealable' ? sealed : []),
      ...(scratchGiB === undefined ? [] : [[scratchFile, SCRATCH_DISK_INSIDE] as const]),
    ],
    devices: spec.pci ? ['/dev/vfio/vfio', `/dev/vfio/${spec.pci.group}`] : [],
    ...(accelerator === 'kvm' && { handedDevice: '/dev/kvm' }),
    ...(spec.pci && {
      // The card was given to the person's account.
      keepsAccount: true as const,
      // QEMU reads only the card's group from /sys, and asks the group for everything else.
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
      ...(scratchGiB !== undefined && scratchGiB > 0 && { fileBytes: scratchGiB * GIB }),
      // A passed-through card accesses all of the guest's memory, which is therefore locked; QEMU also maps the card's registers.
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
        ...choicesOf(spec),
        nics: nics.map(({ nic }) => nic),
        ...(scratchGiB !== undefined && { scratchDisk: SCRATCH_DISK_INSIDE }),
        sockets: {
          qmp: inside(spec.names.qmp),
          guest: inside(spec.names.guest),
          console: inside(spec.names.console),
          display: inside(spec.names.display),
          ...(spec.role === 'browser' && { files: inside(spec.names.files) }),
          ...(hasMicrophone(spec) && { microphone: inside(spec.names.microphone) }),
          ...(spec.automation && { automation: inside(spec.names.automation) }),
          ...(spec.inspected && { inspector: inside(spec.names.inspector) }),
        },
      }),
    ],
  };
}

/** What a VM may have or not. Pure. */
function choicesOf({ commonProcessor, screen, pci, sound, usb }: VmSpec): Partial<QemuVm> {
  return {
    ...(commonProcessor && { commonProcessor }),
    ...(screen && { screen }),
    ...(pci && { pci }),
    ...(sound && { sound }),
    ...(usb && { usb }),
  };
}

/** A microphone needs a sound card. Pure. */
export const hasMicrophone = ({
  microphone,
  sound,
  screen,
}: Pick<VmSpec, 'microphone' | 'sound' | 'screen'>): boolean =>
  microphone === true && sound === true && screen !== undefined;

function guestMemory({ memoryMiB: mebibytes }: VmSpec, origin: Origin): GuestMemory {
  if (origin.kind === 'boot') return { kind: 'own', mebibytes };
  const isPrivate = origin.kind === 'sealed' && origin.isPrivate === true;
  return { kind: origin.kind, mebibytes, file: MEMORY_INSIDE, ...(isPrivate && { isPrivate }) };
}

/** The socket of a USB device inside the jail. */
export const usbSocketInside = (name: string): string => `${USB_INSIDE}/${name}`;

/** Translates a path in the VM's own folder to the path inside the jail. */
export function insideOf(folder: string): (path: string) => string {
  return (path) => path.replace(folder, '/machine');
}
