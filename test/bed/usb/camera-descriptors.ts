/** What a camera says of itself, as the class "Video" 1.1 of USB has it: one size of pictures, without compression. Pure. */
import { descriptor, longs, words } from './descriptors.ts';
import type { UsbDescription, UsbInterface } from './usb-device.ts';

export const PICTURE = { width: 160, height: 120 } as const;
/** Two pixels share one colour, and each has a brightness. */
export const PICTURE_BYTES = PICTURE.width * PICTURE.height * 2;
export const STREAM_ENDPOINT = 0x81;
/** In units of 100 ns. */
export const FRAME_INTERVAL = 2_000_000;
/** How its pictures come. Most cameras have an isochronous endpoint. */
export type Stream = 'isochronous' | 'bulk';
/** What comes at once, with the header in it: one packet, or as much as Linux asks for. */
export const PAYLOAD_BYTES = { isochronous: 1024, bulk: 32 * 512 } as const;
/** Only in the second setting is there an isochronous endpoint, because it takes a part of the bus. */
export const STREAMING_SETTING = 1;
/** Every eighth part of a frame of USB, which has eight: a packet each millisecond. */
const INTERVAL = 4;

const VERSION = 0x0110;
const CLOCK_HZ = 1_000_000;
const VIDEO = 0x0e;
const SUBCLASS = { control: 1, streaming: 2, collection: 3 } as const;
const NUMBER = { control: 0, streaming: 1 } as const;
const TYPE = { association: 0x0b, interface: 0x24 } as const;
const CONTROL = { header: 1, inputTerminal: 2, outputTerminal: 3 } as const;
const STREAMING = { inputHeader: 1, format: 4, frame: 5, colours: 13 } as const;
const TERMINAL = { camera: 1, stream: 2 } as const;
const TERMINAL_TYPE = { camera: 0x0201, stream: 0x0101 } as const;
const BITS_PER_PIXEL = 16;
const YUY2 = Buffer.from('5955593200001000800000aa00389b71', 'hex');
/** Primaries and curve of BT.709, matrix of BT.601. */
const COLOURS = [1, 1, 4];
const BITS_PER_SECOND = PICTURE_BYTES * 8 * 5;

/** A header that counts itself and what follows it; `rest` are its bytes after the count. */
function counted(
  subtype: number,
  before: readonly number[],
  rest: readonly number[],
  others: readonly Buffer[],
): Buffer {
  const bytes = 2 + 1 + before.length + 2 + rest.length;
  const all = bytes + others.reduce((sum, one) => sum + one.length, 0);
  return Buffer.concat([descriptor(TYPE.interface, subtype, ...before, ...words(all), ...rest), ...others]);
}

const CONTROL_DETAILS = counted(
  CONTROL.header,
  words(VERSION),
  [...longs(CLOCK_HZ), 1, NUMBER.streaming],
  [
    // Neither a lens nor a control.
    descriptor(
      TYPE.interface,
      CONTROL.inputTerminal,
      TERMINAL.camera,
      ...words(TERMINAL_TYPE.camera),
      ...[0, 0],
      ...words(0, 0, 0),
      ...[3, 0, 0, 0],
    ),
    descriptor(
      TYPE.interface,
      CONTROL.outputTerminal,
      TERMINAL.stream,
      ...words(TERMINAL_TYPE.stream),
      ...[0, TERMINAL.camera, 0],
    ),
  ],
);

const STREAMING_DETAILS = counted(
  STREAMING.inputHeader,
  [1],
  [STREAM_ENDPOINT, 0, TERMINAL.stream, 0, 0, 0, 1, 0],
  [
    descriptor(TYPE.interface, STREAMING.format, 1, 1, ...YUY2, BITS_PER_PIXEL, 1, 0, 0, 0, 0),
    descriptor(
      TYPE.interface,
      STREAMING.frame,
      ...[1, 0],
      ...words(PICTURE.width, PICTURE.height),
      ...longs(BITS_PER_SECOND, BITS_PER_SECOND, PICTURE_BYTES, FRAME_INTERVAL),
      1,
      ...longs(FRAME_INTERVAL),
    ),
    descriptor(TYPE.interface, STREAMING.colours, ...COLOURS),
  ],
);

const streaming = (endpoints: UsbInterface['endpoints'], alternate = 0): UsbInterface => ({
  number: NUMBER.streaming,
  alternate,
  kind: [VIDEO, SUBCLASS.streaming, 0],
  ...(alternate === 0 && { details: STREAMING_DETAILS }),
  endpoints,
});

const STREAMING_SETTINGS = {
  bulk: [streaming([{ address: STREAM_ENDPOINT, transfer: 'bulk', bytes: 512 }])],
  isochronous: [
    streaming([]),
    streaming(
      [{ address: STREAM_ENDPOINT, transfer: 'isochronous', bytes: PAYLOAD_BYTES.isochronous, interval: INTERVAL }],
      STREAMING_SETTING,
    ),
  ],
} as const;

export const cameraDescription = (stream: Stream): UsbDescription => ({
  vendor: 0x1209,
  // For tests, by pid.codes.
  product: 0x0002,
  version: 0x0100,
  names: { maker: 'Safe Browse tests', product: 'Virtual camera' },
  speed: 'high',
  // Its interfaces belong together.
  kind: [0xef, 2, 1],
  interfaces: [
    {
      number: NUMBER.control,
      before: descriptor(TYPE.association, NUMBER.control, 2, VIDEO, SUBCLASS.collection, 0, 0),
      kind: [VIDEO, SUBCLASS.control, 0],
      details: CONTROL_DETAILS,
      endpoints: [],
    },
    ...STREAMING_SETTINGS[stream],
  ],
});

/** What the camera and the VM agree on before pictures come: there is one choice. */
export const agreement = (stream: Stream): Buffer =>
  Buffer.from([
    ...words(1),
    ...[1, 1],
    ...longs(FRAME_INTERVAL),
    ...words(0, 0, 0, 0, 0),
    ...longs(PICTURE_BYTES, PAYLOAD_BYTES[stream], CLOCK_HZ),
    // Payloads say which picture they belong to, and which is its last one.
    0x03,
    ...[1, 1, 1],
  ]);
