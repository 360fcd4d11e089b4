/** The descriptors of a USB device, as chapter 9 of the USB standard has them, and the requests that every device answers from them. Pure. */
import { DEVICE_TO_HOST, type UsbDescription, type UsbEndpoint, type UsbInterface } from './usb-device.ts';

const TYPE = { device: 1, configuration: 2, string: 3, interface: 4, endpoint: 5 } as const;
/** Isochronous ones keep to the clock of the device. */
const TRANSFER = { isochronous: 1 | 4, bulk: 2, interrupt: 3 } as const;
const REQUEST = { getStatus: 0, getDescriptor: 6 } as const;
const CONTROL_BYTES = 64;
const BUS_POWERED = 0x80;
/** In units of 2 mA. */
const POWER = 50;
const USB_2 = 0x0200;
const ENGLISH = 0x0409;
const NAME = { maker: 1, product: 2 } as const;

/** Numbers of two bytes, as USB has them. */
export const words = (...values: readonly number[]): number[] => values.flatMap((value) => [value & 0xff, value >> 8]);
/** Numbers of four bytes. */
export const longs = (...values: readonly number[]): number[] =>
  values.flatMap((value) => words(value & 0xffff, Math.floor(value / 0x10000)));

/** With its length in front. */
export const descriptor = (type: number, ...content: readonly number[]): Buffer =>
  Buffer.from([content.length + 2, type, ...content]);

/** The answer to a standard request; `undefined` where it is none, or none that the description answers. */
export function standardAnswer(device: UsbDescription, setup: Buffer): Buffer | undefined {
  const [kind, request, index, type] = [setup.readUInt8(0), setup.readUInt8(1), setup.readUInt8(2), setup.readUInt8(3)];
  const isStandard = (kind & 0x60) === 0;
  if (!isStandard) return undefined;
  // Nothing is kept of features that are set or cleared.
  if ((kind & DEVICE_TO_HOST) === 0) return Buffer.alloc(0);
  if (request === REQUEST.getStatus) return Buffer.from([0, 0]);
  if (request !== REQUEST.getDescriptor) return undefined;
  switch (type) {
    case TYPE.device:
      return deviceDescriptor(device);
    case TYPE.configuration:
      return configurationDescriptor(device);
    case TYPE.string:
      return stringDescriptor(device, index);
    default:
      return undefined;
  }
}

function deviceDescriptor({ kind = [0, 0, 0], vendor, product, version }: UsbDescription): Buffer {
  const head = [...words(USB_2), ...kind, CONTROL_BYTES];
  return descriptor(TYPE.device, ...head, ...words(vendor, product, version), NAME.maker, NAME.product, 0, 1);
}

function configurationDescriptor({ interfaces }: UsbDescription): Buffer {
  const all = Buffer.concat(interfaces.map(interfaceDescriptors));
  const count = new Set(interfaces.map(({ number }) => number)).size;
  const head = [...words(9 + all.length), count, 1, 0, BUS_POWERED, POWER];
  return Buffer.concat([descriptor(TYPE.configuration, ...head), all]);
}

function interfaceDescriptors({ number, alternate = 0, kind, before, details, endpoints }: UsbInterface): Buffer {
  return Buffer.concat([
    before ?? Buffer.alloc(0),
    descriptor(TYPE.interface, number, alternate, endpoints.length, ...kind, 0),
    details ?? Buffer.alloc(0),
    ...endpoints.map(endpointDescriptor),
  ]);
}

const endpointDescriptor = ({ address, transfer, bytes, interval = 0 }: UsbEndpoint): Buffer =>
  descriptor(TYPE.endpoint, address, TRANSFER[transfer], ...words(bytes), interval);

function stringDescriptor({ names }: UsbDescription, index: number): Buffer | undefined {
  if (index === 0) return descriptor(TYPE.string, ...words(ENGLISH));
  const name = { [NAME.maker]: names.maker, [NAME.product]: names.product }[index];
  return name === undefined ? undefined : descriptor(TYPE.string, ...Buffer.from(name, 'utf16le'));
}
