import { dirname } from 'node:path';
import type { Jail } from '../../tools/bubblewrap.ts';
import type { MachineSpec } from '../hypervisor.ts';
import { qemuArguments } from './arguments.ts';

/** The jail of one QEMU: the image's three files and its own folder, a NIC's folder where the peer listens; nothing else of the host. Pure. */
export function qemuJail(spec: MachineSpec, accelerator: 'kvm' | 'tcg'): Jail {
  const inside = insideOf(spec.names.folder);
  const boot = { kernel: '/image/kernel', initramfs: '/image/initramfs', root: '/image/root' };
  const nics = spec.nics.map((nic, index) =>
    nic.end === 'listen' || nic.socket.startsWith(`${spec.names.folder}/`)
      ? { nic: { ...nic, socket: inside(nic.socket) }, mounts: [] }
      : { nic: { ...nic, socket: `/nic${index}/nic.sock` }, mounts: [[dirname(nic.socket), `/nic${index}`] as const] },
  );
  return {
    readable: [
      [spec.boot.kernel, boot.kernel],
      [spec.boot.initramfs, boot.initramfs],
      [spec.boot.root, boot.root],
      // To connect to a socket its folder need not be writable.
      ...nics.flatMap(({ mounts }) => mounts),
    ],
    writable: [[spec.names.folder, '/machine']],
    devices: accelerator === 'kvm' ? ['/dev/kvm'] : [],
    command: [
      'qemu-system-x86_64',
      ...qemuArguments({
        id: spec.id,
        accelerator,
        ...boot,
        commandLine: spec.boot.commandLine,
        memoryMiB: spec.memoryMiB,
        processors: spec.processors,
        ...(spec.screen && { screen: spec.screen }),
        nics: nics.map(({ nic }) => nic),
        sockets: { qmp: inside(spec.names.qmp), guest: inside(spec.names.guest), console: inside(spec.names.console), display: inside(spec.names.display) },
      }),
    ],
  };
}

/** Where a file of the machine's folder stands inside the jail. */
export function insideOf(folder: string): (path: string) => string {
  return (path) => path.replace(folder, '/machine');
}
