import { expect, it } from 'vitest';
import { jailArguments, jailFilter } from '../../../host-agent/jail/bubblewrap.ts';
import { callFilter } from '../../../host-agent/jail/call-filter.ts';
import { usbJail } from '../../../host-agent/usb/hand-over.ts';

const jail = usbJail(
  { address: '1-5', node: '/dev/bus/usb/001/005', port: '1-2' },
  { socket: '/run/user/1000/safe-browse/sessions/a/usb/usb-1', sysfs: '/sys/devices/pci0000:00/usb1/1-2' },
);

it('lets the program with a device see that one device and the folder of its socket, and nothing else of the host', () => {
  expect(jail).toMatchObject({
    devices: ['/dev/bus/usb/001/005'],
    readable: [['/sys/devices/pci0000:00/usb1/1-2', '/sys/devices/pci0000:00/usb1/1-2']],
    writable: [['/run/user/1000/safe-browse/sessions/a/usb', '/usb']],
    links: [['/sys/devices/pci0000:00/usb1/1-2', '/sys/bus/usb/devices/1-2']],
    keepsAccount: true,
    confinement: 'usb',
  });
  expect(jailArguments(jail)).not.toContain('--share-net');
  expect(jail.command.slice(-2)).toEqual(['1-5', '/usb/usb-1']);
});

it('may use Unix sockets, its own loopback, and the messages of the kernel', () => {
  expect(jailFilter(jail)).toEqual(callFilter({ families: ['unix', 'ipv4', 'netlink'], mayCreateNamespaces: false }));
});
