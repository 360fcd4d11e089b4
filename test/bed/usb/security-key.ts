/** A virtual security key, which any QEMU can plug into its VM: a USB device with an authenticator of FIDO 2. */
import type { Server } from 'node:net';
import { Authenticator } from './authenticator.ts';
import { CtapHid, REPORT_BYTES } from './ctap-hid.ts';
import { descriptor, words } from './descriptors.ts';
import { type PlugIn, singleDevice, type UsbEndpoint } from './usb-device.ts';
import { offerDevice } from './usbredir.ts';

const VENDOR = 0x1209;
/** For tests, by pid.codes. */
const PRODUCT = 0x0001;
const [IN_ENDPOINT, OUT_ENDPOINT] = [0x81, 0x01];
const INTERVAL_MS = 5;
const HID = 0x03;
const TYPE = { hid: 0x21, report: 0x22 } as const;

/** A usage of the FIDO Alliance, with reports of 64 bytes in both directions. */
const REPORT_DESCRIPTOR = Buffer.from('06d0f10901a1010920150026ff007508954081020921150026ff00750895409102c0', 'hex');
const HID_DESCRIPTOR = descriptor(TYPE.hid, ...words(0x0111), 0, 1, TYPE.report, ...words(REPORT_DESCRIPTOR.length));
const endpoint = (address: number): UsbEndpoint => ({
  address,
  transfer: 'interrupt',
  bytes: REPORT_BYTES,
  interval: INTERVAL_MS,
});

/** The requests of a human interface device. */
function control(setup: Buffer): Buffer | undefined {
  const [kind, request, type] = [setup.readUInt8(0), setup.readUInt8(1), setup.readUInt8(3)];
  if (kind === 0x21) return Buffer.alloc(0);
  if (kind !== 0x81 || request !== 6) return undefined;
  if (type === TYPE.hid) return HID_DESCRIPTOR;
  return type === TYPE.report ? REPORT_DESCRIPTOR : undefined;
}

/** As a device with this authenticator in it. */
export function securityKey(authenticator: Authenticator): PlugIn {
  return ({ push }) => {
    const channel = new CtapHid((request) => authenticator.answer(request));
    return {
      vendor: VENDOR,
      product: PRODUCT,
      ...singleDevice('Virtual security key', {
        kind: [HID, 0, 0],
        details: HID_DESCRIPTOR,
        endpoints: [endpoint(IN_ENDPOINT), endpoint(OUT_ENDPOINT)],
      }),
      control,
      receive: (_, report) => {
        for (const answer of channel.receive(report)) push(IN_ENDPOINT, answer);
      },
    };
  };
}

export interface OfferedKey {
  readonly authenticator: Authenticator;
  readonly server: Server;
}

export async function offerSecurityKey(path: string): Promise<OfferedKey> {
  const authenticator = new Authenticator();
  return { authenticator, server: await offerDevice(path, securityKey(authenticator)) };
}
