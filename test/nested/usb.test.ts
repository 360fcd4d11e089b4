/**
 * USB devices of a host, in an emulated computer that has some: what the host agent finds, and how a device comes to QEMU and back. The security key is
 * a virtual one, which the emulated computer sees as a real one. Not part of `npm test`: npm run test:usb takes some minutes.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { bundleProgram } from '../bed/bundle-program.ts';
import { networkImage } from '../bed/images/test-images.ts';
import { root, runNestedComputer } from '../bed/nested/nested-computer.ts';
import { offerSecurityKey, type OfferedKey } from '../bed/usb/security-key.ts';

const WITHIN_MS = 900_000;
const folder = mkdtempSync(join(tmpdir(), 'sb-usb-'));
const RULE = join(root, 'host-agent/package/udev/70-safe-browse-usb.rules');

let key: OfferedKey;
let marks: ReadonlyMap<string, string>;
let lastLines: string;
const marked = (name: string): unknown => {
  const text = marks.get(name);
  if (text === undefined) throw new Error(`${name} is missing. The last lines: ${lastLines}`);
  return JSON.parse(text);
};

const script = (image: string) => `
ulimit -Hn 1048576; ulimit -n 65536
for look in $(seq 60); do [ "$(grep -l . /sys/bus/usb/devices/1-?/idVendor | wc -l)" = 4 ] && break; sleep 1; done
mkdir -p /run/udev/rules.d; cp ${RULE} /run/udev/rules.d/
/usr/lib/systemd/systemd-udevd --daemon; udevadm trigger --action=add --subsystem-match=usb --settle
for device in /sys/bus/usb/devices/1-?; do
  udevadm info --query=property $device | grep -q '^CURRENT_TAGS=.*:uaccess:' && opened=true || opened=false
  echo "MARK opened-$(cat $device/idVendor) $opened"
done
# As the access list of a seat does, for one device.
key=$(for device in /sys/bus/usb/devices/1-?; do [ "$(cat $device/idVendor)" = 1209 ] && printf '/dev/bus/usb/%03d/%03d' $(cat $device/busnum $device/devnum); done)
chown 65534 $key
mkdir -m 700 /run/person; chown 65534 /run/person
# The account may not read the test data.
cp -rL ${image} /run/image; chmod -R a+rX /run/image
setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all --bounding-set=-all ${process.execPath} ${join(folder, 'usb.mjs')} /run/person /run/image
`;

beforeAll(async () => {
  // An account without rights reads the program.
  chmodSync(folder, 0o755);
  bundleProgram(join(import.meta.dirname, '../bed/nested/inside/usb.ts'), join(folder, 'usb.mjs'));
  const socket = join(folder, 'key.sock');
  key = await offerSecurityKey(socket);
  ({ marks, lastLines } = await runNestedComputer({
    name: 'usb',
    modules: ['xhci_pci', 'usbhid', 'hid_generic', 'evdev'],
    memoryMiB: 2048,
    kernelArguments: '',
    hardware: [
      ...['-device', 'qemu-xhci,id=xhci'],
      ...['-chardev', `socket,id=key,path=${socket}`, '-device', 'usb-redir,chardev=key,bus=xhci.0,port=1'],
      ...['-device', 'usb-kbd,bus=xhci.0,port=2'],
      ...['-device', 'usb-hub,bus=xhci.0,port=3'],
      ...['-device', 'usb-ccid,bus=xhci.0,port=4'],
    ],
    script: script((await networkImage()).folder),
    withinMs: WITHIN_MS,
  }));
}, WITHIN_MS + 60_000);
afterAll(() => {
  key.server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('are listed by name and kind, without hubs, and with whether the person may open them', () => {
  const devices = z.array(z.looseObject({ name: z.string(), kind: z.string(), isPermitted: z.boolean() }));
  expect(
    devices
      .parse(marked('devices'))
      .map(({ name, kind, isPermitted }) => [name, kind, isPermitted])
      .toSorted(),
  ).toEqual([
    ['QEMU USB CCID', 'smart-card', false],
    ['QEMU USB Keyboard', 'input', false],
    ['Safe Browse tests Virtual security key', 'security-key', true],
  ]);
});

it('are opened to the person by the rule of the package only if they are security keys or cameras', () => {
  // Readers of smart cards are opened by a rule of systemd.
  expect(['1209', '0627', '08e6'].map((vendor) => marked(`opened-${vendor}`))).toEqual([true, false, true]);
});

it('come to QEMU through a program in a jail, and return to their driver when they are unplugged', () => {
  expect(['driver-before', 'driver-during', 'driver-after'].map(marked)).toEqual(['usbhid', 'usbfs', 'usbhid']);
  expect([marked('plugged'), marked('plugged-after')]).toEqual([true, false]);
});

it('return to their driver when the VM that has them is killed', () => {
  expect(marked('plugged-again')).toBe(true);
  expect(marked('driver-after-the-end')).toBe('usbhid');
});

it('are not handed over while another program of the host has them, which keeps them', () => {
  expect(marked('in-use')).toMatch(/another program on your computer is using it/);
  expect(marked('plugged-still')).toBe(true);
});

it('are refused with the reason when their program does not find them', () => {
  expect(marked('missing')).toMatch(/was not connected: Failed to open device!/);
});
