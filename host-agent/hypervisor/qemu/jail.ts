import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { Jail } from '../../tools/bubblewrap.ts';
import type { MachineSpec, SealedFiles } from '../hypervisor.ts';
import { type GuestMemory, qemuArguments } from './arguments.ts';

/** Where a machine comes from: its own boot, a boot that is to be sealed, or what was sealed. */
export type Origin = { readonly kind: 'boot' } | { readonly kind: 'sealable' | 'sealed'; readonly files: SealedFiles };

/** Where the device state stands inside the jail. */
export const DEVICES_INSIDE = '/template/devices';
const MEMORY_INSIDE = '/template/memory';

/** The jail of one QEMU: the image's three files and its own folder, a NIC's folder where the peer listens, what was sealed; nothing else of the host. Pure but for a new generation. */
export function qemuJail(spec: MachineSpec, accelerator: 'kvm' | 'tcg', origin: Origin, generation: string = randomUUID()): Jail {
  const inside = insideOf(spec.names.folder);
  const boot = { kernel: '/image/kernel', initramfs: '/image/initramfs', root: '/image/root' };
  const nics = spec.nics.map((nic, index) =>
    nic.end === 'listen' || nic.socket.startsWith(`${spec.names.folder}/`)
      ? { nic: { ...nic, socket: inside(nic.socket) }, mounts: [] }
      : { nic: { ...nic, socket: `/nic${index}/nic.sock` }, mounts: [[dirname(nic.socket), `/nic${index}`] as const] },
  );
  const sealed = origin.kind === 'boot' ? [] : ([[origin.files.memory, MEMORY_INSIDE], [origin.files.devices, DEVICES_INSIDE]] as const);
  return {
    readable: [
      [spec.boot.kernel, boot.kernel],
      [spec.boot.initramfs, boot.initramfs],
      [spec.boot.root, boot.root],
      // To connect to a socket its folder need not be writable.
      ...nics.flatMap(({ mounts }) => mounts),
      ...(origin.kind === 'sealed' ? sealed : []),
    ],
    writable: [[spec.names.folder, '/machine'], ...(origin.kind === 'sealable' ? sealed : [])],
    devices: [...(accelerator === 'kvm' ? ['/dev/kvm'] : []), ...(spec.pci ? ['/dev/vfio/vfio', `/dev/vfio/${spec.pci.group}`] : [])],
    ...(spec.pci && {
      // All that QEMU looks up in /sys: which group the card is in. The rest it asks the group itself.
      links: [[`../../../../kernel/iommu_groups/${spec.pci.group}`, `/sys/bus/pci/devices/${spec.pci.device}/iommu_group`] as const],
      // The card reaches the whole of the guest's memory, so all of it stays in place; and QEMU maps the card's registers beside.
      lockedBytes: (spec.memoryMiB + 256) * 1024 * 1024,
    }),
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
        sockets: { qmp: inside(spec.names.qmp), guest: inside(spec.names.guest), console: inside(spec.names.console), display: inside(spec.names.display) },
      }),
    ],
  };
}

function guestMemory({ memoryMiB: mebibytes }: MachineSpec, { kind }: Origin): GuestMemory {
  return kind === 'boot' ? { kind: 'own', mebibytes } : { kind, mebibytes, file: MEMORY_INSIDE };
}

/** Where a file of the machine's folder stands inside the jail. */
export function insideOf(folder: string): (path: string) => string {
  return (path) => path.replace(folder, '/machine');
}
