import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { jailArguments, jailFilter } from '../../../host-agent/jail/bubblewrap.ts';
import { callFilter } from '../../../host-agent/jail/call-filter.ts';
import { handOver, isInUse, usbJail } from '../../../host-agent/usb/hand-over.ts';
import type { UsbHost } from '../../../host-agent/usb/host-devices.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

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

describe('in use', () => {
  let host: UsbHost;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-usb-'));
    host = { devices: join(folder, 'devices'), nodes: join(folder, 'nodes') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** A device whose interfaces have these drivers. */
  function plugIn(port: string, drivers: readonly (string | undefined)[]): { readonly port: string } {
    drivers.forEach((driver, index) => {
      const at = join(host.devices, port, `${port}:1.${index}`);
      mkdirSync(at, { recursive: true });
      if (driver !== undefined) symlinkSync(`../../../bus/usb/drivers/${driver}`, join(at, 'driver'));
    });
    return { port };
  }

  it('is so if a program has claimed any interface of the device', async () => {
    expect(await isInUse(plugIn('1-1', ['usbhid', 'usbfs']), host)).toBe(true);
    expect(await isInUse(plugIn('1-2', ['usbhid', undefined, 'uvcvideo']), host)).toBe(false);
    expect(await isInUse({ port: '1-3' }, host)).toBe(false);
  });

  it('keeps the device from being handed over, and the person reads why', async () => {
    const device = {
      ...plugIn('1-1', ['usbfs']),
      address: '1-5',
      name: 'Maker Key',
      vendor: '1050',
      product: '0407',
      kind: 'security-key',
      node: join(host.nodes, '001/005'),
      isPermitted: true,
    } as const;
    const never = () => Promise.reject(new Error('Nothing is plugged in.'));
    const usb = { plug: never, unplug: never, isPlugged: never };
    const vm = { names: vmFiles(join(folder, 'vm')), usb, name: 'usb-1' };
    await expect(handOver(device, vm, new AbortController().signal, host)).rejects.toMatchObject({
      code: 'usb-in-use',
      message: 'Maker Key was not connected: another program on your computer is using it.',
    });
  });
});
