/** Reads the parts of a capture file (pcap, Ethernet) that the tests check. */
import { readFileSync } from 'node:fs';

export interface Frame {
  readonly from: string;
  readonly to: string;
  /** 0x0800 for IPv4. */
  readonly type: number;
  readonly tcp?: {
    readonly source: string;
    readonly sourcePort: number;
    readonly destinationPort: number;
    readonly isSyn: boolean;
    readonly payload: Buffer;
  };
}

const FILE_HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
const LITTLE_ENDIAN = 0xa1b2c3d4;
const IPV4 = 0x0800;
const TCP = 6;

/** The frames of the file so far; one that is still being written is left out. Throws on anything but a little-endian pcap. */
export function readCapture(path: string): Frame[] {
  const file = readFileSync(path);
  if (file.readUInt32LE(0) !== LITTLE_ENDIAN) throw new Error('Not a capture file.');
  const frames: Frame[] = [];
  for (let at = FILE_HEADER_BYTES; at + RECORD_HEADER_BYTES <= file.length;) {
    const bytes = file.readUInt32LE(at + 8);
    const start = at + RECORD_HEADER_BYTES;
    if (start + bytes > file.length) break;
    frames.push(parseFrame(file.subarray(start, start + bytes)));
    at = start + bytes;
  }
  return frames;
}

export function parseFrame(frame: Buffer): Frame {
  const address = (at: number) => frame.toString('hex', at, at + 6).replace(/..(?!$)/g, '$&:');
  const type = frame.readUInt16BE(12);
  const head = { to: address(0), from: address(6), type };
  const ip = frame.subarray(14);
  if (type !== IPV4 || ip[9] !== TCP) return head;
  const segment = ip.subarray(4 * ((ip[0] ?? 0) & 15), ip.readUInt16BE(2));
  const flags = segment[13] ?? 0;
  return {
    ...head,
    tcp: {
      source: [...ip.subarray(12, 16)].join('.'),
      sourcePort: segment.readUInt16BE(0),
      destinationPort: segment.readUInt16BE(2),
      isSyn: (flags & 0x12) === 0x02,
      payload: segment.subarray(4 * ((segment[12] ?? 0) >> 4)),
    },
  };
}

/** The client's random number of a TLS ClientHello, in hexadecimal; `undefined` when `payload` does not begin with one. */
export function clientRandom(payload: Buffer): string | undefined {
  const isClientHello = payload.length >= 43 && payload[0] === 22 && payload[5] === 1;
  return isClientHello ? payload.toString('hex', 11, 43) : undefined;
}
