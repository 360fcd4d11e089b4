/** A virtual security key, which any QEMU can plug into its VM: a USB device with an authenticator of FIDO 2. */
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { Authenticator } from './authenticator.ts';
import { CtapHid, REPORT_BYTES } from './ctap-hid.ts';
import { redirect, type RedirectedDevice } from './usbredir.ts';

const VENDOR = 0x1209;
/** For tests, by pid.codes. */
const PRODUCT = 0x0001;
const VERSION = 0x0100;
const NAMES = ['', 'Safe Browse tests', 'Virtual security key'] as const;
const [IN_ENDPOINT, OUT_ENDPOINT] = [0x81, 0x01];
const INTERVAL_MS = 5;
const HID = 0x03;

/** A usage of the FIDO Alliance, with reports of 64 bytes in both directions. */
const REPORT_DESCRIPTOR = Buffer.from(
  '06d0f10901a1010920150026ff007508954081020921150026ff00750895409102c0'.replaceAll(' ', ''),
  'hex',
);
const HID_DESCRIPTOR = Buffer.from([9, 0x21, 0x11, 0x01, 0, 1, 0x22, REPORT_DESCRIPTOR.length, 0]);
const endpoint = (address: number) => [7, 5, address, 3, REPORT_BYTES, 0, INTERVAL_MS];

const DEVICE_DESCRIPTOR = Buffer.from([18, 1, 0x00, 0x02, 0, 0, 0, 64, 0x09, 0x12, 0x01, 0x00, 0x00, 0x01, 1, 2, 0, 1]);
const CONFIGURATION = Buffer.from([
  ...[9, 2, 41, 0, 1, 1, 0, 0x80, 50],
  ...[9, 4, 0, 0, 2, HID, 0, 0, 0],
  ...HID_DESCRIPTOR,
  ...endpoint(IN_ENDPOINT),
  ...endpoint(OUT_ENDPOINT),
]);

function stringDescriptor(index: number): Buffer | undefined {
  if (index === 0) return Buffer.from([4, 3, 0x09, 0x04]);
  const name = NAMES[index];
  if (name === undefined) return undefined;
  const text = Buffer.from(name, 'utf16le');
  return Buffer.concat([Buffer.from([2 + text.length, 3]), text]);
}

/** The standard requests, and those of a human interface device. */
function control(setup: Buffer): Buffer | undefined {
  const [kind, request, index, type] = [setup[0] ?? 0, setup[1], setup[2] ?? 0, setup[3] ?? 0];
  if ((kind & 0x80) === 0) return Buffer.alloc(0);
  if (request === 0) return Buffer.from([0, 0]);
  if (request !== 6) return undefined;
  switch (type) {
    case 1:
      return DEVICE_DESCRIPTOR;
    case 2:
      return CONFIGURATION;
    case 3:
      return stringDescriptor(index);
    case 0x21:
      return HID_DESCRIPTOR;
    case 0x22:
      return REPORT_DESCRIPTOR;
    default:
      return undefined;
  }
}

/** As a device with this authenticator in it. */
export function securityKey(authenticator: Authenticator): RedirectedDevice {
  const channel = new CtapHid((request) => authenticator.answer(request));
  return {
    vendor: VENDOR,
    product: PRODUCT,
    version: VERSION,
    interface: [HID, 0, 0],
    endpoints: [IN_ENDPOINT, OUT_ENDPOINT].map((address) => ({
      address,
      bytes: REPORT_BYTES,
      intervalMs: INTERVAL_MS,
    })),
    control,
    receive: (report) => channel.receive(report),
  };
}

export interface OfferedKey {
  readonly authenticator: Authenticator;
  readonly server: Server;
}

/** Listens on a Unix socket, to which a QEMU connects that has the key plugged in. */
export async function offerSecurityKey(path: string): Promise<OfferedKey> {
  const authenticator = new Authenticator();
  const server = createServer((connection) => redirect(securityKey(authenticator), connection));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  // A QEMU of the product has a separate account.
  await chmod(path, 0o777);
  return { authenticator, server };
}
