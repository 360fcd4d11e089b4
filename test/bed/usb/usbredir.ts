/**
 * The device's side of usbredir, the protocol by which QEMU uses a USB device that another program has. As much of it as a device with interrupt
 * endpoints at a controller of USB 3 needs.
 */
import type { Duplex } from 'node:stream';

const TYPE = {
  hello: 0,
  deviceConnect: 1,
  interfaceInfo: 4,
  endpointInfo: 5,
  setConfiguration: 6,
  getConfiguration: 7,
  configurationStatus: 8,
  setAlternative: 9,
  getAlternative: 10,
  alternativeStatus: 11,
  startInterrupts: 15,
  stopInterrupts: 16,
  interruptsStatus: 17,
  control: 100,
  interrupt: 103,
} as const;

/** Until both sides know what the other one can, ids have four bytes, and eight afterwards. */
const HEADER_BYTES = { first: 12, later: 16 } as const;
/** The version of the device and the packet sizes of its endpoints are told; ids and lengths are long. */
const CAPABILITIES = (1 << 1) | (1 << 4) | (1 << 5) | (1 << 6);
const SLOTS = 32;
const FULL_SPEED = 1;
const KIND = { control: 0, interrupt: 3, none: 255 } as const;
const STATUS = { success: 0, stall: 4 } as const;
const IN = 0x80;

export interface RedirectedDevice {
  readonly vendor: number;
  readonly product: number;
  readonly version: number;
  /** Class, subclass and protocol of its only interface. */
  readonly interface: readonly [number, number, number];
  readonly endpoints: readonly { readonly address: number; readonly bytes: number; readonly intervalMs: number }[];
  /** The answer to a request to the device itself; `undefined` where it knows none. `setup`: the 8 bytes as in the USB standard. */
  readonly control: (setup: Buffer, data: Buffer) => Buffer | undefined;
  /** The reports that answer this one. */
  readonly receive: (report: Buffer) => readonly Buffer[];
}

/** Lets the program at the other end of `connection` use the device, until it closes it. */
export function redirect(device: RedirectedDevice, connection: Duplex): void {
  let isGreeted = false;
  const send = (type: number, id: bigint, ...parts: readonly Uint8Array[]) => {
    const body = Buffer.concat(parts);
    const header = Buffer.alloc(HEADER_BYTES.later);
    header.writeUInt32LE(type, 0);
    header.writeUInt32LE(body.length, 4);
    header.writeBigUInt64LE(id, 8);
    connection.write(Buffer.concat([header.subarray(0, isGreeted ? HEADER_BYTES.later : HEADER_BYTES.first), body]));
  };
  const [input] = device.endpoints.filter(({ address }) => (address & IN) !== 0);
  let reported = 0n;
  let configuration = 0;

  const handlers: Partial<Record<number, (id: bigint, body: Buffer) => void>> = {
    [TYPE.hello]: () => {
      isGreeted = true;
      describe(device, send);
    },
    [TYPE.setConfiguration]: (id, body) => {
      configuration = body.readUInt8(0);
      send(TYPE.configurationStatus, id, Buffer.from([STATUS.success, configuration]));
    },
    [TYPE.getConfiguration]: (id) => send(TYPE.configurationStatus, id, Buffer.from([STATUS.success, configuration])),
    [TYPE.setAlternative]: (id, body) =>
      send(TYPE.alternativeStatus, id, Buffer.from([STATUS.success, body.readUInt8(0), body.readUInt8(1)])),
    [TYPE.getAlternative]: (id, body) =>
      send(TYPE.alternativeStatus, id, Buffer.from([STATUS.success, body.readUInt8(0), 0])),
    [TYPE.startInterrupts]: (id, body) =>
      send(TYPE.interruptsStatus, id, Buffer.from([STATUS.success, body.readUInt8(0)])),
    [TYPE.stopInterrupts]: (id, body) =>
      send(TYPE.interruptsStatus, id, Buffer.from([STATUS.success, body.readUInt8(0)])),
    [TYPE.control]: (id, body) => {
      const [endpoint, request, kind] = [body.readUInt8(0), body.readUInt8(1), body.readUInt8(2)];
      const setup = Buffer.concat([Buffer.from([kind, request]), body.subarray(4, 10)]);
      const answer = device.control(setup, body.subarray(10));
      const asked = body.readUInt16LE(8);
      const data = (answer ?? Buffer.alloc(0)).subarray(0, asked);
      const head = Buffer.from(body.subarray(0, 10));
      head.writeUInt8(endpoint, 0);
      head.writeUInt8(answer ? STATUS.success : STATUS.stall, 3);
      head.writeUInt16LE((kind & IN) === 0 ? asked : data.length, 8);
      send(TYPE.control, id, head, data);
    },
    [TYPE.interrupt]: (id, body) => {
      const head = Buffer.from(body.subarray(0, 4));
      head.writeUInt8(STATUS.success, 1);
      send(TYPE.interrupt, id, head);
      for (const report of device.receive(body.subarray(4))) {
        const said = Buffer.from([input?.address ?? 0, STATUS.success, 0, 0]);
        said.writeUInt16LE(report.length, 2);
        send(TYPE.interrupt, reported++, said, report);
      }
    },
  };

  const hello = Buffer.alloc(68);
  hello.write('safe-browse test device');
  hello.writeUInt32LE(CAPABILITIES, 64);
  send(TYPE.hello, 0n, hello);

  let pending = Buffer.alloc(0);
  connection.on('error', () => connection.destroy());
  connection.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    for (;;) {
      const headerBytes = isGreeted ? HEADER_BYTES.later : HEADER_BYTES.first;
      const bytes = pending.length < headerBytes ? headerBytes : headerBytes + pending.readUInt32LE(4);
      if (pending.length < bytes) return;
      const id = isGreeted ? pending.readBigUInt64LE(8) : BigInt(pending.readUInt32LE(8));
      const body = pending.subarray(headerBytes, bytes);
      const handler = handlers[pending.readUInt32LE(0)];
      pending = pending.subarray(bytes);
      handler?.(id, body);
    }
  });
}

function describe(device: RedirectedDevice, send: (type: number, id: bigint, ...parts: Uint8Array[]) => void): void {
  const interfaces = Buffer.alloc(4 + 4 * SLOTS);
  interfaces.writeUInt32LE(1, 0);
  device.interface.forEach((value, index) => interfaces.writeUInt8(value, 4 + (index + 1) * SLOTS));
  send(TYPE.interfaceInfo, 0n, interfaces);

  const endpoints = Buffer.alloc(5 * SLOTS);
  endpoints.fill(KIND.none, 0, SLOTS);
  for (const { address, bytes, intervalMs } of [
    { address: 0, bytes: 64, intervalMs: 0 },
    { address: IN, bytes: 64, intervalMs: 0 },
    ...device.endpoints,
  ]) {
    const slot = (address & 0x0f) + ((address & IN) === 0 ? 0 : SLOTS / 2);
    endpoints.writeUInt8((address & 0x0f) === 0 ? KIND.control : KIND.interrupt, slot);
    endpoints.writeUInt8(intervalMs, SLOTS + slot);
    endpoints.writeUInt16LE(bytes, 3 * SLOTS + 2 * slot);
  }
  send(TYPE.endpointInfo, 0n, endpoints);

  const connect = Buffer.alloc(10);
  connect.writeUInt8(FULL_SPEED, 0);
  connect.writeUInt16LE(device.vendor, 4);
  connect.writeUInt16LE(device.product, 6);
  connect.writeUInt16LE(device.version, 8);
  send(TYPE.deviceConnect, 0n, connect);
}
