/** The device's side of usbredir, for devices at a controller of USB 3. */
import { chmod } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { standardAnswer } from './descriptors.ts';
import { InputEndpoints } from './input-endpoints.ts';
import { DEVICE_TO_HOST, isInput, type PlugIn, type UsbDescription, type UsbInterface } from './usb-device.ts';
import { bulkHead, type Handlers, packetHead, parseBulk, type Send, speak, STATUS, TYPE } from './usbredir-messages.ts';

const SLOTS = 32;
const SPEED = { full: 1, high: 2 } as const;
const KIND = { control: 0, isochronous: 1, bulk: 2, interrupt: 3, none: 255 } as const;
const CONTROL_HEAD_BYTES = 10;
const CONTROL_BYTES = 64;
const NOTHING = Buffer.alloc(0);

/** Lets the program at the other end of `connection` use the device, until it closes it. */
export function redirect(plugIn: PlugIn, connection: Duplex): void {
  const handlers: Handlers = {};
  const send = speak(connection, 'safe-browse test device', handlers);
  const device = plugIn({
    push: (endpoint, data) => inputs.push(endpoint, data),
    backlog: (endpoint) => inputs.backlog(endpoint),
  });
  const endpoints = device.interfaces.flatMap((one) => one.endpoints);
  const inputs = new InputEndpoints(endpoints, send);
  const settings = new Map<number, number>();
  let configuration = 0;
  connection.once('close', () => device.end?.());

  const listen = (isStarted: boolean, status: number) => (id: bigint, body: Buffer) => {
    const endpoint = body.readUInt8(0);
    send(status, id, Buffer.from([STATUS.success, endpoint]));
    inputs.start(endpoint, isStarted);
  };
  const sayConfiguration = (id: bigint) =>
    send(TYPE.configurationStatus, id, Buffer.from([STATUS.success, configuration]));
  const saySetting = (id: bigint, number: number) =>
    send(TYPE.alternativeStatus, id, Buffer.from([STATUS.success, number, settings.get(number) ?? 0]));

  Object.assign(handlers, {
    [TYPE.hello]: () => {
      sendInterfaces(device, settings, send);
      sendConnect(device, send);
    },
    [TYPE.reset]: () => {
      inputs.clear();
    },
    [TYPE.setConfiguration]: (id, body) => {
      configuration = body.readUInt8(0);
      settings.clear();
      sendInterfaces(device, settings, send);
      sayConfiguration(id);
    },
    [TYPE.getConfiguration]: sayConfiguration,
    [TYPE.setAlternative]: (id, body) => {
      const [number, alternate] = [body.readUInt8(0), body.readUInt8(1)];
      settings.set(number, alternate);
      sendInterfaces(device, settings, send);
      saySetting(id, number);
      device.select?.(number, alternate);
    },
    [TYPE.getAlternative]: (id, body) => saySetting(id, body.readUInt8(0)),
    [TYPE.startInterrupts]: listen(true, TYPE.interruptsStatus),
    [TYPE.stopInterrupts]: listen(false, TYPE.interruptsStatus),
    [TYPE.startIsochronous]: listen(true, TYPE.isochronousStatus),
    [TYPE.stopIsochronous]: listen(false, TYPE.isochronousStatus),
    [TYPE.control]: (id, body) => {
      const [request, kind] = [body.readUInt8(1), body.readUInt8(2)];
      const setup = Buffer.concat([Buffer.from([kind, request]), body.subarray(4, CONTROL_HEAD_BYTES)]);
      const answer = device.control?.(setup, body.subarray(CONTROL_HEAD_BYTES)) ?? standardAnswer(device, setup);
      const asked = body.readUInt16LE(8);
      const data = (answer ?? NOTHING).subarray(0, asked);
      const head = Buffer.from(body.subarray(0, CONTROL_HEAD_BYTES));
      head.writeUInt8(answer ? STATUS.success : STATUS.stall, 3);
      head.writeUInt16LE((kind & DEVICE_TO_HOST) === 0 ? asked : data.length, 8);
      send(TYPE.control, id, head, data);
    },
    [TYPE.bulk]: (id, body) => {
      const { endpoint, length, data } = parseBulk(body);
      if (isInput(endpoint)) {
        inputs.ask(endpoint, id, length);
        return;
      }
      send(TYPE.bulk, id, bulkHead({ endpoint, status: STATUS.success, length: data.length }));
      device.receive?.(endpoint, data);
    },
    [TYPE.cancel]: (id) => {
      inputs.cancel(id);
    },
    [TYPE.interrupt]: (id, body) => {
      const endpoint = body.readUInt8(0);
      const data = body.subarray(4);
      send(TYPE.interrupt, id, packetHead({ endpoint, status: STATUS.success, length: data.length }));
      device.receive?.(endpoint, data);
    },
  } satisfies Handlers);
}

/** Listens on a Unix socket, to which a QEMU connects that has the device plugged in. */
export async function offerDevice(path: string, plugIn: PlugIn): Promise<Server> {
  const server = createServer((connection) => redirect(plugIn, connection));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  // A QEMU of the product has a separate account.
  await chmod(path, 0o777);
  return server;
}

/** Its interfaces with the endpoints that they have in the settings which are chosen. */
function sendInterfaces(device: UsbDescription, settings: ReadonlyMap<number, number>, send: Send): void {
  const chosen = device.interfaces.filter(({ number, alternate = 0 }) => alternate === (settings.get(number) ?? 0));
  send(TYPE.interfaceInfo, 0n, interfaceInfo(chosen));
  send(TYPE.endpointInfo, 0n, endpointInfo(chosen));
}

function interfaceInfo(interfaces: readonly UsbInterface[]): Buffer {
  const info = Buffer.alloc(4 + 4 * SLOTS);
  info.writeUInt32LE(interfaces.length, 0);
  for (const [index, { number, kind }] of interfaces.entries())
    for (const [row, value] of [number, ...kind].entries()) info.writeUInt8(value, 4 + row * SLOTS + index);
  return info;
}

function endpointInfo(interfaces: readonly UsbInterface[]): Buffer {
  const info = Buffer.alloc(5 * SLOTS);
  info.fill(KIND.none, 0, SLOTS);
  const add = (address: number, kind: number, interval: number, number: number, bytes: number) => {
    const slot = (address & 0x0f) + (isInput(address) ? SLOTS / 2 : 0);
    for (const [row, value] of [kind, interval, number].entries()) info.writeUInt8(value, row * SLOTS + slot);
    info.writeUInt16LE(bytes, 3 * SLOTS + 2 * slot);
  };
  for (const address of [0, DEVICE_TO_HOST]) add(address, KIND.control, 0, 0, CONTROL_BYTES);
  for (const { number, endpoints } of interfaces)
    for (const { address, transfer, interval = 0, bytes } of endpoints)
      add(address, KIND[transfer], interval, number, bytes);
  return info;
}

function sendConnect({ speed, kind = [0, 0, 0], vendor, product, version }: UsbDescription, send: Send): void {
  const connect = Buffer.alloc(10);
  for (const [index, value] of [SPEED[speed], ...kind].entries()) connect.writeUInt8(value, index);
  for (const [index, value] of [vendor, product, version].entries()) connect.writeUInt16LE(value, 4 + 2 * index);
  send(TYPE.deviceConnect, 0n, connect);
}
