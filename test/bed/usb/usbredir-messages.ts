/** The messages of usbredir, the protocol by which QEMU uses a USB device that another program has. */
import type { Duplex } from 'node:stream';

export const TYPE = {
  hello: 0,
  deviceConnect: 1,
  reset: 3,
  interfaceInfo: 4,
  endpointInfo: 5,
  setConfiguration: 6,
  getConfiguration: 7,
  configurationStatus: 8,
  setAlternative: 9,
  getAlternative: 10,
  alternativeStatus: 11,
  startIsochronous: 12,
  stopIsochronous: 13,
  isochronousStatus: 14,
  startInterrupts: 15,
  stopInterrupts: 16,
  interruptsStatus: 17,
  cancel: 21,
  control: 100,
  bulk: 101,
  isochronous: 102,
  interrupt: 103,
} as const;

export const STATUS = { success: 0, cancelled: 1, stall: 4 } as const;

/** Until both sides know what the other one can, ids have four bytes, and eight afterwards. */
const HEADER_BYTES = { first: 12, later: 16 } as const;
/** The version of the device and the packet sizes of its endpoints are told; ids have 64 bits, lengths of bulk transfers 32. */
const CAPABILITIES = (1 << 1) | (1 << 4) | (1 << 5) | (1 << 6);
const VERSION_BYTES = 64;

export type Send = (type: number, id: bigint, ...parts: readonly Uint8Array[]) => void;
export type Handlers = Partial<Record<number, (id: bigint, body: Buffer) => void>>;

/** Says hello, and gives each message to its handler from then on; messages without one are ignored. Both sides use it. */
export function speak(connection: Duplex, name: string, handlers: Handlers): Send {
  let isGreeted = false;
  const send: Send = (type, id, ...parts) => {
    const body = Buffer.concat(parts);
    const header = Buffer.alloc(HEADER_BYTES.later);
    header.writeUInt32LE(type, 0);
    header.writeUInt32LE(body.length, 4);
    header.writeBigUInt64LE(id, 8);
    const bytes = type === TYPE.hello ? HEADER_BYTES.first : HEADER_BYTES.later;
    connection.write(Buffer.concat([header.subarray(0, bytes), body]));
  };
  const hello = Buffer.alloc(VERSION_BYTES + 4);
  hello.write(name);
  hello.writeUInt32LE(CAPABILITIES, VERSION_BYTES);
  send(TYPE.hello, 0n, hello);

  let pending = Buffer.alloc(0);
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const headerBytes = isGreeted ? HEADER_BYTES.later : HEADER_BYTES.first;
      const bytes = pending.length < headerBytes ? headerBytes : headerBytes + pending.readUInt32LE(4);
      if (pending.length < bytes) return;
      const type = pending.readUInt32LE(0);
      const id = isGreeted ? pending.readBigUInt64LE(8) : BigInt(pending.readUInt32LE(8));
      const body = pending.subarray(headerBytes, bytes);
      pending = pending.subarray(bytes);
      if (type === TYPE.hello) isGreeted = true;
      handlers[type]?.(id, body);
    }
  });
  return send;
}

export interface TransferHead {
  readonly endpoint: number;
  readonly status: number;
  readonly length: number;
}

const BULK_HEAD_BYTES = 10;

/** Streams of USB 3 are not used. */
export function bulkHead({ endpoint, status, length }: TransferHead): Buffer {
  const head = Buffer.alloc(BULK_HEAD_BYTES);
  head.writeUInt8(endpoint, 0);
  head.writeUInt8(status, 1);
  head.writeUInt16LE(length & 0xffff, 2);
  head.writeUInt16LE(length >>> 16, 8);
  return head;
}

export function parseBulk(body: Buffer): TransferHead & { readonly data: Buffer } {
  return {
    endpoint: body.readUInt8(0),
    status: body.readUInt8(1),
    length: body.readUInt16LE(2) + body.readUInt16LE(8) * 0x10000,
    data: body.subarray(BULK_HEAD_BYTES),
  };
}

/** Of a packet of an interrupt or isochronous endpoint. */
export function packetHead({ endpoint, status, length }: TransferHead): Buffer {
  const head = Buffer.from([endpoint, status, 0, 0]);
  head.writeUInt16LE(length, 2);
  return head;
}
