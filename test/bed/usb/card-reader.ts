/** A virtual reader with a smart card in it, which any QEMU can plug into its VM: a USB device of the class for card readers (CCID 1.1). */
import type { Server } from 'node:net';
import { descriptor, longs, words } from './descriptors.ts';
import { type CardHolder, SmartCard } from './smart-card.ts';
import { type PlugIn, singleDevice, type UsbEndpoint } from './usb-device.ts';
import { offerDevice } from './usbredir.ts';

/** Drivers know readers by their numbers: those of the reader that QEMU emulates. */
const [VENDOR, PRODUCT] = [0x08e6, 0x4433];
const [IN_ENDPOINT, OUT_ENDPOINT] = [0x81, 0x02];
const PACKET_BYTES = 64;
const SMART_CARD = 0x0b;
const HEAD_BYTES = 10;
const SHORT_COMMAND_BYTES = 261;

const COMMAND = {
  powerOn: 0x62,
  powerOff: 0x63,
  slotStatus: 0x65,
  getParameters: 0x6c,
  setParameters: 0x61,
  transmit: 0x6f,
} as const;
const ANSWER = { data: 0x80, slotStatus: 0x81, parameters: 0x82 } as const;
const STATUS = { active: 0, inactive: 1, failed: 0x40 } as const;
const UNSUPPORTED = 0;
const NOTHING = Buffer.alloc(0);

/** It takes whole commands in their short form, and chooses voltage, clock and parameters by itself. */
const FEATURES = 0x0002_007e;
const T1 = 1;
/** Historical bytes: none. Protocol: T=1. */
const ANSWER_TO_RESET = Buffer.from('3b800181', 'hex');
const PARAMETERS = Buffer.from([0x11, 0x10, 0x00, 0x4d, 0x00, 0xfe, 0x00]);
const KILOHERTZ = 4_000;
const BITS_PER_SECOND = 10_752;

const READER_DESCRIPTOR = descriptor(
  0x21,
  ...words(0x0110),
  ...[0, 0x07],
  ...longs(1 << T1, KILOHERTZ, KILOHERTZ),
  0,
  ...longs(BITS_PER_SECOND, BITS_PER_SECOND),
  0,
  ...longs(254, 0, 0, FEATURES, HEAD_BYTES + SHORT_COMMAND_BYTES),
  ...[0xff, 0xff],
  ...words(0),
  ...[0, 1],
);
const endpoint = (address: number): UsbEndpoint => ({ address, transfer: 'bulk', bytes: PACKET_BYTES });

/** As a device with this card in it. */
export function cardReader(card: SmartCard): PlugIn {
  return ({ push }) => {
    let status: number = STATUS.inactive;
    const answer = (message: Buffer): Buffer => {
      const said = (type: number, data: Buffer = NOTHING, { failed = 0, last = 0 } = {}) => {
        const head = Buffer.from([
          type,
          0,
          0,
          0,
          0,
          message.readUInt8(5),
          message.readUInt8(6),
          status | failed,
          0,
          last,
        ]);
        head.writeUInt32LE(data.length, 1);
        return Buffer.concat([head, data]);
      };
      switch (message.readUInt8(0)) {
        case COMMAND.powerOn:
          status = STATUS.active;
          return said(ANSWER.data, ANSWER_TO_RESET);
        case COMMAND.powerOff:
          status = STATUS.inactive;
          card.powerOff();
          return said(ANSWER.slotStatus);
        case COMMAND.getParameters:
        case COMMAND.setParameters:
          return said(ANSWER.parameters, PARAMETERS, { last: T1 });
        case COMMAND.transmit:
          return said(ANSWER.data, card.transmit(message.subarray(HEAD_BYTES)));
        case COMMAND.slotStatus:
          return said(ANSWER.slotStatus);
        default:
          return said(ANSWER.slotStatus, NOTHING, { failed: STATUS.failed, last: UNSUPPORTED });
      }
    };
    return {
      vendor: VENDOR,
      product: PRODUCT,
      ...singleDevice('Virtual card reader', {
        kind: [SMART_CARD, 0, 0],
        details: READER_DESCRIPTOR,
        endpoints: [endpoint(OUT_ENDPOINT), endpoint(IN_ENDPOINT)],
      }),
      receive: (_, message) => push(IN_ENDPOINT, answer(message)),
    };
  };
}

export interface OfferedReader {
  readonly card: SmartCard;
  readonly server: Server;
}

export async function offerCardReader(path: string, holder: CardHolder): Promise<OfferedReader> {
  const card = new SmartCard(holder);
  return { card, server: await offerDevice(path, cardReader(card)) };
}
