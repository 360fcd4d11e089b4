/** A virtual camera, which any QEMU can plug into its VM. Its picture is green on the left; on the right it is red and blue in turn. */
import type { Server } from 'node:net';
import {
  agreement,
  cameraDescription,
  FRAME_INTERVAL,
  PAYLOAD_BYTES,
  PICTURE,
  STREAM_ENDPOINT,
  type Stream,
} from './camera-descriptors.ts';
import type { PlugIn } from './usb-device.ts';
import { offerDevice } from './usbredir.ts';

const CLASS_REQUEST = { toInterface: 0x21, fromInterface: 0xa1 } as const;
const REQUEST = { set: 0x01, current: 0x81, resolution: 0x84, length: 0x85, info: 0x86, default: 0x87 } as const;
const CONTROL = { probe: 1, commit: 2 } as const;
/** It can be read and set. */
const INFO = 0x03;
const FLAG = { picture: 0x01, last: 0x02, endOfHeader: 0x80 } as const;
const HEADER_BYTES = 2;
const PICTURES_PER_COLOUR = 10;

/** Brightness and both colour differences of BT.601. */
const COLOUR = { green: [145, 54, 34], red: [82, 90, 240], blue: [41, 240, 110] } as const;

/** The picture with this number. Pure. */
export function picture(number: number): Buffer {
  const right = Math.floor(number / PICTURES_PER_COLOUR) % 2 === 0 ? COLOUR.red : COLOUR.blue;
  const half = ([y, u, v]: readonly [number, number, number]) => Buffer.alloc(PICTURE.width, Buffer.from([y, u, y, v]));
  const line = Buffer.concat([half(COLOUR.green), half(right)]);
  return Buffer.concat(Array.from({ length: PICTURE.height }, () => line));
}

/** The transfers in which a picture goes over the wire. Pure. */
export function payloads(number: number, stream: Stream): Buffer[] {
  const all = picture(number);
  const bytes = PAYLOAD_BYTES[stream] - HEADER_BYTES;
  return Array.from({ length: Math.ceil(all.length / bytes) }, (_, index) => {
    const isLast = (index + 1) * bytes >= all.length;
    const flags = FLAG.endOfHeader | (number % 2 === 0 ? 0 : FLAG.picture) | (isLast ? FLAG.last : 0);
    return Buffer.concat([Buffer.from([HEADER_BYTES, flags]), all.subarray(index * bytes, (index + 1) * bytes)]);
  });
}

function agree(request: number, stream: Stream): Buffer | undefined {
  const agreed = agreement(stream);
  if (request === REQUEST.length) return Buffer.from([agreed.length, 0]);
  if (request === REQUEST.info) return Buffer.from([INFO]);
  return request >= REQUEST.current && request <= REQUEST.default ? agreed : undefined;
}

const camera =
  (stream: Stream): PlugIn =>
  ({ push, backlog }) => {
    let timer: NodeJS.Timeout | undefined;
    let pictures = 0;
    const takePicture = () => {
      // The VM has not taken the last one.
      if (backlog(STREAM_ENDPOINT) > 0) return;
      for (const payload of payloads(pictures, stream)) push(STREAM_ENDPOINT, payload);
      pictures += 1;
    };
    return {
      ...cameraDescription(stream),
      control: (setup) => {
        const [kind, request, selector] = [setup.readUInt8(0), setup.readUInt8(1), setup.readUInt8(3)];
        if (selector !== CONTROL.probe && selector !== CONTROL.commit) return undefined;
        if (kind === CLASS_REQUEST.fromInterface) return agree(request, stream);
        if (kind !== CLASS_REQUEST.toInterface || request !== REQUEST.set) return undefined;
        if (selector === CONTROL.commit) timer ??= setInterval(takePicture, FRAME_INTERVAL / 10_000);
        return Buffer.alloc(0);
      },
      end: () => clearInterval(timer),
    };
  };

export const offerCamera = (path: string, stream: Stream): Promise<Server> => offerDevice(path, camera(stream));
