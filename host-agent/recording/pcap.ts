/** The formats of captured frames: pcap, as QEMU writes it, and pcapng, which we write. Sources: draft-ietf-opsawg-pcap and -pcapng. */

const GLOBAL_HEADER_BYTES = 24;
const PACKET_HEADER_BYTES = 16;
const PCAP_MAGIC = 0xa1b2_c3d4;
const ETHERNET = 1;
/** The largest frame between two VMs, with room for what QEMU may pass as one. */
export const MAX_FRAME_BYTES = 128 * 1024;

export class MalformedCapture extends Error {
  override readonly name = 'MalformedCapture';
}

/** Cuts what QEMU writes into frames. QEMU may have been taken over: whatever else comes throws {@link MalformedCapture}. Its times are not used. */
export class PcapReader {
  #rest: Buffer = Buffer.alloc(0);
  #hasBegun = false;

  take(untrustedChunk: Buffer): Buffer[] {
    let bytes = this.#rest.length === 0 ? untrustedChunk : Buffer.concat([this.#rest, untrustedChunk]);
    const frames: Buffer[] = [];
    if (!this.#hasBegun) {
      if (bytes.length < GLOBAL_HEADER_BYTES) return this.#keep(bytes, frames);
      if (bytes.readUInt32LE(0) !== PCAP_MAGIC || bytes.readUInt32LE(20) !== ETHERNET)
        throw new MalformedCapture('It is no capture of Ethernet frames.');
      this.#hasBegun = true;
      bytes = bytes.subarray(GLOBAL_HEADER_BYTES);
    }
    while (bytes.length >= PACKET_HEADER_BYTES) {
      const length = bytes.readUInt32LE(8);
      if (length > MAX_FRAME_BYTES) throw new MalformedCapture('A frame is too long.');
      if (bytes.length < PACKET_HEADER_BYTES + length) break;
      frames.push(bytes.subarray(PACKET_HEADER_BYTES, PACKET_HEADER_BYTES + length));
      bytes = bytes.subarray(PACKET_HEADER_BYTES + length);
    }
    return this.#keep(bytes, frames);
  }

  #keep(rest: Buffer, frames: Buffer[]): Buffer[] {
    this.#rest = Buffer.from(rest);
    return frames;
  }
}

// pcapng: blocks of type, length, body and length again.

const BLOCK = { section: 0x0a0d_0d0a, card: 1, packet: 6 } as const;
const BYTE_ORDER = 0x1a2b_3c4d;
const OPTION = { end: 0, name: 2, program: 4 } as const;
const BLOCK_BYTES = 12;
const PACKET_BYTES = 20;

function block(type: number, body: Buffer): Buffer {
  const length = BLOCK_BYTES + padded(body.length);
  const whole = Buffer.alloc(length);
  whole.writeUInt32LE(type, 0);
  whole.writeUInt32LE(length, 4);
  body.copy(whole, 8);
  whole.writeUInt32LE(length, length - 4);
  return whole;
}

const padded = (bytes: number): number => (bytes + 3) & ~3;

function option(code: number, text: string): Buffer {
  const value = Buffer.from(text);
  const whole = Buffer.alloc(4 + padded(value.length));
  whole.writeUInt16LE(code, 0);
  whole.writeUInt16LE(value.length, 2);
  value.copy(whole, 4);
  return whole;
}

/** The beginning of a capture of one network card. Pure. */
export function pcapngHead(program: string, card: string): Buffer {
  const section = Buffer.alloc(16);
  section.writeUInt32LE(BYTE_ORDER, 0);
  section.writeUInt16LE(1, 4);
  // Of unknown length.
  section.writeBigInt64LE(-1n, 8);
  const interfaceHead = Buffer.alloc(8);
  interfaceHead.writeUInt16LE(ETHERNET, 0);
  const end = Buffer.alloc(4);
  return Buffer.concat([
    block(BLOCK.section, Buffer.concat([section, option(OPTION.program, program), end])),
    block(BLOCK.card, Buffer.concat([interfaceHead, option(OPTION.name, card), end])),
  ]);
}

/** One frame, at a time of the host. Pure. */
export function pcapngFrame(frame: Buffer, atMicroseconds: bigint): Buffer {
  const body = Buffer.allocUnsafe(PACKET_BYTES + frame.length);
  body.writeUInt32LE(0, 0);
  body.writeUInt32LE(Number(atMicroseconds >> 32n), 4);
  body.writeUInt32LE(Number(atMicroseconds & 0xffff_ffffn), 8);
  body.writeUInt32LE(frame.length, 12);
  body.writeUInt32LE(frame.length, 16);
  frame.copy(body, PACKET_BYTES);
  return block(BLOCK.packet, body);
}

export interface CapturedFrame {
  readonly atMs: number;
  readonly frame: Buffer;
}

/** The frames in a file of {@link pcapngFrame}. Ends at the first byte that is none of ours. */
export async function* readPcapng(chunks: AsyncIterable<Buffer>): AsyncGenerator<CapturedFrame> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    bytes = Buffer.concat([bytes, chunk]);
    while (bytes.length >= BLOCK_BYTES) {
      const length = bytes.readUInt32LE(4);
      if (length < BLOCK_BYTES || length > MAX_FRAME_BYTES + 1024) return;
      if (bytes.length < length) break;
      const captured = bytes.readUInt32LE(0) === BLOCK.packet ? packetIn(bytes.subarray(8, length - 4)) : undefined;
      if (captured) yield captured;
      bytes = bytes.subarray(length);
    }
  }
}

function packetIn(body: Buffer): CapturedFrame | undefined {
  if (body.length < PACKET_BYTES) return undefined;
  const microseconds = (BigInt(body.readUInt32LE(4)) << 32n) | BigInt(body.readUInt32LE(8));
  const frame = body.subarray(PACKET_BYTES, PACKET_BYTES + body.readUInt32LE(12));
  return { atMs: Number(microseconds / 1000n), frame };
}
