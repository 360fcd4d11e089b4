/**
 * Hands a real USB device to a real QEMU, in an emulated computer that has devices. Prints lines `MARK NAME JSON`. Arguments: a folder, and the folder of an
 * image, whose VM need not come far.
 */
import { join } from 'node:path';
import { readlink } from 'node:fs/promises';
import { startQemu } from '../../../../host-agent/hypervisor/qemu/qemu.ts';
import { messageOf } from '../../../../host-agent/api/errors/message-of.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';
import { handOver } from '../../../../host-agent/usb/hand-over.ts';
import { type HostDevice, hostDevices, thisHost } from '../../../../host-agent/usb/host-devices.ts';

const [, , folder = '', image = ''] = process.argv;
const mark = (name: string, value: unknown) => process.stdout.write(`MARK ${name} ${JSON.stringify(value)}\n`);

/** The driver of the host that has the first interface of the device. */
const driverOf = ({ port }: HostDevice): Promise<string> =>
  readlink(join(thisHost.devices, `${port}:1.0`, 'driver')).then(
    (path) => path.slice(path.lastIndexOf('/') + 1),
    () => 'none',
  );

const devices = await hostDevices();
mark('devices', devices);
const key = devices.find(({ kind }) => kind === 'security-key');
if (!key) throw new Error('There is no security key.');
mark('driver-before', await driverOf(key));

const names = vmFiles(join(folder, 'vm'));
const vm = await startQemu(
  {
    id: 'usb',
    role: 'browser',
    names,
    boot: {
      kernel: join(image, 'vmlinuz'),
      initramfs: join(image, 'initramfs.img'),
      root: join(image, 'root.erofs'),
      commandLine: 'console=ttyS0',
    },
    memoryMiB: 256,
    processors: 1,
    nics: [],
    usb: true,
  },
  'tcg',
  AbortSignal.timeout(120_000),
);
const { usb } = vm;
if (!usb) throw new Error('The VM has no place for USB devices.');
const never = new AbortController().signal;
const failureOf = (device: HostDevice) =>
  handOver(device, { names, usb, name: 'usb-bad' }, never).then(() => 'handed over', messageOf);
try {
  const handed = await handOver(key, { names, usb, name: 'usb-one' }, never);
  mark('driver-during', await driverOf(key));
  mark('plugged', await usb.isPlugged('usb-one'));
  await usb.unplug('usb-one');
  await handed.dispose();
  mark('driver-after', await driverOf(key));
  mark('plugged-after', await usb.isPlugged('usb-one'));

  const again = await handOver(key, { names, usb, name: 'usb-two' }, never);
  mark('plugged-again', await usb.isPlugged('usb-two'));
  mark('in-use', await failureOf(key));
  mark('plugged-still', await usb.isPlugged('usb-two'));
  await vm.kill();
  await again.dispose();
  mark('driver-after-the-end', await driverOf(key));
  // Its address was given to no device.
  mark('missing', await failureOf({ ...key, address: '1-99' }));
} finally {
  await vm.kill();
}
