/** The USB devices that are plugged into this host, as its kernel lists them. */
import { access, constants, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeviceKind, MAX_LISTED_DEVICES, type UsbDevice } from '../api/session/usb.ts';
import { watchFiles } from '../storage/watch-files.ts';
import { INVISIBLE } from '../api/errors/invisible.ts';

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

/** Longest name in characters: more than any vendor needs, and little enough for one line of a list. */
const MAX_CHARACTERS = 60;

/** Letters, marks, numbers, punctuation, symbols and the plain space. Neither controls, nor what turns the direction of a text, nor other spaces. */
const UNWANTED = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu;
/** More marks on one letter than any language has reach into the lines above and below. */
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;

/** A text of a device as one line that can be shown. A malicious device chooses any bytes. Pure. */
export function cleaned(untrustedText: string): string {
  const line = untrustedText
    .slice(0, 8 * MAX_CHARACTERS)
    .normalize('NFC')
    .replace(INVISIBLE, ' ')
    .replace(UNWANTED, ' ')
    .replace(STACKED_MARKS, '$1')
    .replace(/ +/g, ' ')
    .trim();
  return Array.from(line).slice(0, MAX_CHARACTERS).join('').trim();
}

/** The name of a device: its product, after its manufacturer unless the product says it already. Its numbers if it has no name. Pure. */
export function nameOf({
  untrustedManufacturer,
  untrustedProduct,
  ids,
}: {
  readonly untrustedManufacturer: string;
  readonly untrustedProduct: string;
  /** Such as `1050:0407`. */
  readonly ids: string;
}): string {
  const [manufacturer, product] = [cleaned(untrustedManufacturer), cleaned(untrustedProduct)];
  if (product === '') return manufacturer === '' ? ids : cleaned(`${manufacturer} ${ids}`);
  return product.toLowerCase().startsWith(manufacturer.toLowerCase()) ? product : cleaned(`${manufacturer} ${product}`);
}

/** Class and subclass, as the USB standard numbers them. */
export interface UsbInterface {
  readonly class: number;
  readonly subclass: number;
  /** What a human interface device reports, as it describes it. */
  readonly reportDescriptor?: Buffer;
}

interface UsbClasses {
  readonly deviceClass: number;
  readonly interfaces: readonly UsbInterface[];
}

const CLASS = {
  audio: 0x01,
  communications: 0x02,
  input: 0x03,
  printer: 0x07,
  storage: 0x08,
  hub: 0x09,
  data: 0x0a,
  smartCard: 0x0b,
  video: 0x0e,
  wireless: 0xe0,
} as const;

/** The usage page of the FIDO Alliance, in the form in which every authenticator has to begin its description. */
const FIDO_PAGE = Buffer.from([0x06, 0xd0, 0xf1]);

export const isHub = ({ deviceClass }: UsbClasses): boolean => deviceClass === CLASS.hub;

/**
 * The kind of a device by its interfaces. Of several, the most specific: a security key may also be a keyboard and a smart card, and a camera has a
 * microphone. Anything else that is a keyboard or a mouse is nothing but that, since the host may need it. Pure.
 */
export function kindOf({ interfaces }: UsbClasses): DeviceKind {
  const has = (...classes: number[]) => interfaces.some((one) => classes.includes(one.class));
  if (interfaces.some(isAuthenticator)) return 'security-key';
  if (interfaces.some(isKeyboardOrMouse)) return 'input';
  if (has(CLASS.storage)) return 'storage';
  if (has(CLASS.communications, CLASS.data, CLASS.wireless)) return 'network';
  if (has(CLASS.video)) return 'camera';
  if (has(CLASS.smartCard)) return 'smart-card';
  if (has(CLASS.printer)) return 'printer';
  if (has(CLASS.audio)) return 'audio';
  return has(CLASS.input) ? 'input' : 'other';
}

/** The subclass of those that work before an operating system does. */
const BOOT_INPUT = 1;

const isKeyboardOrMouse = ({ class: one, subclass }: UsbInterface): boolean =>
  one === CLASS.input && subclass === BOOT_INPUT;

const isAuthenticator = ({ class: one, reportDescriptor }: UsbInterface): boolean =>
  one === CLASS.input && reportDescriptor?.subarray(0, FIDO_PAGE.length).equals(FIDO_PAGE) === true;
