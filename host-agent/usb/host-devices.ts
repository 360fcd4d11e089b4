/** The USB devices that are plugged into this host, as its kernel lists them. */
import { access, constants, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_LISTED_DEVICES, type UsbDevice } from '../api/usb.ts';
import { watchFiles } from '../storage/watch-files.ts';
import { nameOf } from './device-name.ts';
import { isHub, kindOf, type UsbClasses, type UsbInterface } from './kind.ts';

/** Where the kernel lists devices, and where it has their nodes; a test passes a tree of files. */
export interface UsbHost {
  readonly devices: string;
  readonly nodes: string;
}
export const thisHost: UsbHost = { devices: '/sys/bus/usb/devices', nodes: '/dev/bus/usb' };

export interface HostDevice extends UsbDevice {
  /** Its folder in sysfs: the ports that lead to it, such as `1-2.4`. */
  readonly port: string;
  /** Through which programs use it. */
  readonly node: string;
  /** Whether this account may open it. */
  readonly isPermitted: boolean;
}

/** Neither the root hubs, `usb1`, nor interfaces, `1-2:1.0`. */
const DEVICE = /^\d{1,3}-\d{1,3}(\.\d{1,3}){0,6}$/;
/** The kernel gives no file in sysfs that is longer. A device chooses its texts and descriptions. */
const MAX_FILE_BYTES = 4096;
export const MAX_INTERFACES = 32;

/** All devices except hubs, in the order of their addresses. One that is unplugged meanwhile is left out. */
export async function hostDevices(host: UsbHost = thisHost): Promise<HostDevice[]> {
  const names = (await readdir(host.devices).catch(() => [])).filter((name) => DEVICE.test(name));
  const devices = await Promise.all(names.map((name) => readDevice(host, name).catch(() => undefined)));
  return devices
    .filter((device) => device !== undefined)
    .toSorted((one, other) => one.address.localeCompare(other.address, 'en', { numeric: true }))
    .slice(0, MAX_LISTED_DEVICES);
}

async function readDevice(host: UsbHost, port: string): Promise<HostDevice | undefined> {
  const folder = join(host.devices, port);
  const [bus, address] = [await number(folder, 'busnum', 10), await number(folder, 'devnum', 10)];
  const classes = await readClasses(folder, port);
  if (isHub(classes)) return undefined;
  const [vendor, product] = [await hex(folder, 'idVendor'), await hex(folder, 'idProduct')];
  const node = nodeOf(`${bus}-${address}`, host);
  return {
    address: `${bus}-${address}`,
    name: nameOf({
      untrustedManufacturer: await text(folder, 'manufacturer').catch(() => ''),
      untrustedProduct: await text(folder, 'product').catch(() => ''),
      ids: `${vendor}:${product}`,
    }),
    vendor,
    product,
    kind: kindOf(classes),
    port,
    node,
    isPermitted: await access(node, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    ),
  };
}

async function readClasses(folder: string, port: string): Promise<UsbClasses> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${port}:`)).slice(0, MAX_INTERFACES);
  return {
    deviceClass: await number(folder, 'bDeviceClass', 16),
    interfaces: await Promise.all(names.map((name) => readInterface(join(folder, name)))),
  };
}

async function readInterface(folder: string): Promise<UsbInterface> {
  const reportDescriptor = await readReportDescriptor(folder);
  return {
    class: await number(folder, 'bInterfaceClass', 16),
    subclass: await number(folder, 'bInterfaceSubClass', 16),
    ...(reportDescriptor && { reportDescriptor }),
  };
}

/** Only while the host's own driver has the device. */
async function readReportDescriptor(folder: string): Promise<Buffer | undefined> {
  // The folder of a human interface device is named by bus, vendor, product and number.
  const [input] = (await readdir(folder)).filter((name) => /^[0-9A-F]{4}:[0-9A-F]{4}:[0-9A-F]{4}\./.test(name));
  return input === undefined ? undefined : bytes(join(folder, input, 'report_descriptor')).catch(() => undefined);
}

async function bytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_FILE_BYTES), 0, MAX_FILE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const text = async (folder: string, name: string): Promise<string> =>
  (await bytes(join(folder, name))).toString('utf8').trim();

async function number(folder: string, name: string, base: 10 | 16): Promise<number> {
  const read = Number.parseInt(await text(folder, name), base);
  if (!Number.isInteger(read) || read < 0 || read > 999) throw new Error(`${name} is no number.`);
  return read;
}

async function hex(folder: string, name: string): Promise<string> {
  const read = await text(folder, name);
  if (!/^[0-9a-f]{4}$/.test(read)) throw new Error(`${name} is no number.`);
  return read;
}

/** Calls `onChange` when one of these devices may have been pulled out. Returns what ends this. */
export const watchDevices = (
  addresses: readonly string[],
  onChange: () => void,
  host: UsbHost = thisHost,
): (() => void) =>
  watchFiles(
    addresses.map((address) => nodeOf(address, host)),
    onChange,
  );

/** The kernel names nodes by three digits. */
const nodeOf = (address: string, { nodes }: UsbHost): string =>
  join(nodes, ...address.split('-').map((number) => number.padStart(3, '0')));
