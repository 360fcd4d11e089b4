/** The two domains of a session, as data. */
import type { Domain } from '../../../../host-agent/hypervisor/xen/domain.ts';
import type { VmSpec } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';

export const networkSpec: VmSpec = {
  id: 'ndvm',
  role: 'network',
  names: vmFiles('/run/user/0/safe-browse/network'),
  boot: {
    kernel: '/images/network/vmlinuz',
    initramfs: '/images/network/initramfs.img',
    root: '/images/network/root.erofs',
    commandLine: 'console=ttyS0 quiet panic=-1',
  },
  memoryMiB: 192,
  processors: 1,
  nics: [],
  pci: { device: '0000:03:00.0', group: 0 },
};

export const NETWORK: Domain = {
  name: 'sb-ndvm-3e8e2e48',
  uuid: '11111111-2222-3333-4444-555555555555',
  kind: 'pv',
  kernel: '/images/network/vmlinuz',
  initramfs: '/images/network/initramfs.img',
  commandLine: 'console=ttyS0 quiet panic=-1 console=hvc0 iommu=soft',
  memoryMiB: 320,
  processors: 1,
  label: 'system_u:system_r:ndvm_t',
  isDriverDomain: true,
  disks: [{ file: '/images/network/root.erofs', device: 'xvda', isWritable: false }],
  cards: [],
  pciDevices: ['0000:03:00.0'],
  channel: { name: 'org.safebrowse.agent.0', socket: '/run/user/0/safe-browse/network/m/guest.sock' },
};

export const BROWSER: Domain = {
  name: 'sb-12345678-00000000',
  uuid: '66666666-7777-8888-9999-aaaaaaaaaaaa',
  kind: 'pvh',
  kernel: '/images/browser/vmlinuz',
  initramfs: '/images/browser/initramfs.img',
  commandLine: 'console=ttyS0 quiet console=hvc0 xen_fbfront.video=4,1280,800',
  memoryMiB: 2048,
  processors: 2,
  isDriverDomain: false,
  // The path contains separators of a disk's parameters, which is allowed since it is the last one.
  disks: [{ file: '/images of mine, all/browser/root.erofs', device: 'xvda', isWritable: false }],
  cards: [{ mac: '02:53:42:02:00:03', backend: 'sb-ndvm-3e8e2e48', bridge: 'xenbr0', port: 'port3' }],
  pciDevices: [],
  channel: { name: 'org.safebrowse.agent.0', socket: '/run/user/0/safe-browse/sessions/12345678/m/guest.sock' },
  display: { socket: '/run/user/0/safe-browse/sessions/12345678/m/rfb.sock' },
};
