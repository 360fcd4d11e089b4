import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { PlugIn, UsbLink } from './usb-device.ts';
import { bulkHead, packetHead, parseBulk, speak, STATUS, TYPE } from './usbredir-messages.ts';
import { offerDevice } from './usbredir.ts';

const [BULK_IN, BULK_OUT, INTERRUPT_IN, INTERRUPT_OUT, ISOCHRONOUS_IN] = [0x81, 0x02, 0x83, 0x04, 0x85];

/** Says back what it hears. */
function parrot(heard: string[], use: (link: UsbLink) => void): PlugIn {
  return (link) => {
    use(link);
    return {
      vendor: 0x1209,
      product: 0x0001,
      version: 0x0100,
      names: { maker: 'Safe Browse tests', product: 'Parrot' },
      speed: 'high',
      interfaces: [
        {
          number: 0,
          kind: [0xff, 1, 2],
          endpoints: [
            { address: BULK_IN, transfer: 'bulk', bytes: 512 },
            { address: BULK_OUT, transfer: 'bulk', bytes: 512 },
          ],
        },
        { number: 1, kind: [3, 0, 0], endpoints: [] },
        {
          number: 2,
          kind: [0xff, 0, 0],
          endpoints: [{ address: ISOCHRONOUS_IN, transfer: 'isochronous', bytes: 1024 }],
        },
        {
          number: 1,
          alternate: 1,
          kind: [3, 0, 0],
          endpoints: [
            { address: INTERRUPT_IN, transfer: 'interrupt', bytes: 64, interval: 5 },
            { address: INTERRUPT_OUT, transfer: 'interrupt', bytes: 64, interval: 5 },
          ],
        },
      ],
      control: (setup, data) => {
        if (setup.readUInt8(1) !== 0x77) return undefined;
        heard.push(`control ${data.toString()}`);
        return Buffer.from('answer');
      },
      receive: (endpoint, data) => {
        heard.push(`${endpoint} ${data.toString()}`);
        link.push(endpoint === BULK_OUT ? BULK_IN : INTERRUPT_IN, data);
      },
      select: (number, alternate) => heard.push(`setting ${number} ${alternate}`),
      end: () => heard.push('end'),
    };
  };
}

/** A computer that the parrot is plugged into. `next` is the next message of a type. */
async function plugIn() {
  const folder = mkdtempSync(join(tmpdir(), 'usbredir-'));
  const heard: string[] = [];
  let link: UsbLink | undefined;
  const server = await offerDevice(
    join(folder, 'socket'),
    parrot(heard, (made) => (link = made)),
  );
  const connection = createConnection(join(folder, 'socket'));
  const messages: { type: number; id: bigint; body: Buffer }[] = [];
  const keep = (type: number) => (id: bigint, body: Buffer) => messages.push({ type, id, body });
  const send = speak(connection, 'test', Object.fromEntries(Object.values(TYPE).map((type) => [type, keep(type)])));
  onTestFinished(() => {
    connection.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  });
  const next = async (type: number) => {
    await expect.poll(() => messages.some((message) => message.type === type)).toBe(true);
    const index = messages.findIndex((message) => message.type === type);
    const [message] = messages.splice(index, 1);
    if (!message) throw new Error('There is no message.');
    return message;
  };
  /** Every message that was sent before has been answered when this is. */
  const control = async (id: bigint, setup: readonly number[], data = '') => {
    const [kind = 0, request = 0, ...rest] = setup;
    send(TYPE.control, id, Buffer.from([kind & 0x80, request, kind, 0, ...rest]), Buffer.from(data));
    const { body } = await next(TYPE.control);
    return { status: body.readUInt8(3), length: body.readUInt16LE(8), data: body.subarray(10) };
  };
  await next(TYPE.deviceConnect);
  const current = () => {
    if (!link) throw new Error('The device is not plugged in.');
    return link;
  };
  return { send, next, control, heard, messages, connection, link: current };
}

it('answers standard requests from the description, and asks the device about others', async () => {
  const { control, heard } = await plugIn();
  const device = await control(1n, [0x80, 6, 0, 1, 0, 0, 64, 0]);
  expect(device.data.toString('hex')).toBe('12010002000000400912010000010102' + '0001');
  const configuration = await control(2n, [0x80, 6, 0, 2, 0, 0, 255, 0]);
  expect(configuration.data.readUInt16LE(2)).toBe(configuration.data.length);
  expect(configuration.data.readUInt8(4)).toBe(3);
  expect((await control(3n, [0x80, 6, 2, 3, 0, 0, 255, 0])).data.subarray(2).toString('utf16le')).toBe('Parrot');
  expect((await control(4n, [0x80, 6, 0, 2, 0, 0, 9, 0])).data).toHaveLength(9);
  expect(await control(5n, [0xa1, 0x77, 0, 0, 0, 0, 3, 0])).toMatchObject({ status: 0, data: Buffer.from('ans') });
  expect(await control(6n, [0x21, 0x77, 0, 0, 0, 0, 2, 0], 'hi')).toMatchObject({ status: 0, length: 2 });
  expect(await control(7n, [0xa1, 0x78, 0, 0, 0, 0, 3, 0])).toMatchObject({ status: STATUS.stall, length: 0 });
  expect(heard).toEqual(['control ', 'control hi']);
});

it('answers a request of a bulk endpoint when the device speaks, in parts if that is more than was asked for', async () => {
  const { send, next, control, heard, messages } = await plugIn();
  const ask = (id: bigint, length: number) =>
    send(TYPE.bulk, id, bulkHead({ endpoint: BULK_IN, status: STATUS.success, length }));
  ask(1n, 70_000);
  ask(2n, 4);
  ask(3n, 100);
  await control(4n, [0x80, 0, 0, 0, 0, 0, 2, 0]);
  expect(messages.filter(({ type }) => type === TYPE.bulk)).toEqual([]);
  send(TYPE.cancel, 1n);
  expect(await next(TYPE.bulk)).toMatchObject({ id: 1n });
  const long = Buffer.alloc(65_540, 'x');
  for (const [id, data] of [
    [5n, Buffer.from('hello')],
    [6n, long],
  ] as const)
    send(TYPE.bulk, id, bulkHead({ endpoint: BULK_OUT, status: STATUS.success, length: data.length }), data);
  ask(7n, 70_000);
  const answers = new Map<bigint, ReturnType<typeof parseBulk>>();
  for (let count = 0; count < 5; count += 1) {
    const { id, body } = await next(TYPE.bulk);
    answers.set(id, parseBulk(body));
  }
  expect(answers.get(2n)).toMatchObject({ endpoint: BULK_IN, status: STATUS.success, data: Buffer.from('hell') });
  expect(answers.get(3n)).toMatchObject({ length: 1, data: Buffer.from('o') });
  expect(answers.get(5n)).toMatchObject({ endpoint: BULK_OUT, length: 5 });
  expect(answers.get(6n)).toMatchObject({ endpoint: BULK_OUT, length: 65_540 });
  expect(answers.get(7n)?.length).toBe(65_540);
  expect(answers.get(7n)?.data.equals(long)).toBe(true);
  expect(heard).toHaveLength(2);
});

it('says what an interrupt endpoint has only while the computer listens, and forgets everything at a reset', async () => {
  const { send, next, control, messages, link } = await plugIn();
  const said = () => messages.filter(({ type }) => type === TYPE.interrupt);
  link().push(INTERRUPT_IN, Buffer.from('forgotten'));
  expect(link().backlog(INTERRUPT_IN)).toBe(1);
  send(TYPE.reset, 0n);
  send(
    TYPE.interrupt,
    1n,
    packetHead({ endpoint: INTERRUPT_OUT, status: STATUS.success, length: 2 }),
    Buffer.from('hi'),
  );
  expect((await next(TYPE.interrupt)).id).toBe(1n);
  await control(2n, [0x80, 0, 0, 0, 0, 0, 2, 0]);
  expect(said()).toEqual([]);
  send(TYPE.startInterrupts, 3n, Buffer.from([INTERRUPT_IN]));
  await next(TYPE.interruptsStatus);
  expect((await next(TYPE.interrupt)).body.subarray(4).toString()).toBe('hi');
  send(TYPE.stopInterrupts, 4n, Buffer.from([INTERRUPT_IN]));
  await next(TYPE.interruptsStatus);
  link().push(INTERRUPT_IN, Buffer.from('later'));
  await control(5n, [0x80, 0, 0, 0, 0, 0, 2, 0]);
  expect(said()).toEqual([]);
});

it('sends what is isochronous at once, and loses it until the VM listens', async () => {
  const { send, next, link } = await plugIn();
  link().push(ISOCHRONOUS_IN, Buffer.from('lost'));
  expect(link().backlog(ISOCHRONOUS_IN)).toBe(0);
  send(TYPE.startIsochronous, 1n, Buffer.from([ISOCHRONOUS_IN, 32, 5]));
  expect((await next(TYPE.isochronousStatus)).body).toEqual(Buffer.from([STATUS.success, ISOCHRONOUS_IN]));
  link().push(ISOCHRONOUS_IN, Buffer.from('now'));
  expect((await next(TYPE.isochronous)).body).toEqual(
    Buffer.from([ISOCHRONOUS_IN, STATUS.success, 3, 0, ...Buffer.from('now')]),
  );
});

it('tells the endpoints of the settings that are chosen, and the device when it is unplugged', async () => {
  const { send, next, heard, connection } = await plugIn();
  const endpoints = async () => {
    const { body } = await next(TYPE.endpointInfo);
    return [...body.subarray(0, 32).entries()].filter(([, kind]) => kind !== 255);
  };
  const control = [
    [0, 0],
    [16, 0],
  ];
  const bulk = [
    [2, 2],
    [17, 2],
  ];
  const isochronous = [21, 1];
  const sorted = (slots: readonly (readonly number[])[]) => slots.toSorted(([a = 0], [b = 0]) => a - b);
  expect(await endpoints()).toEqual(sorted([...control, ...bulk, isochronous]));
  send(TYPE.setAlternative, 1n, Buffer.from([1, 1]));
  expect((await next(TYPE.alternativeStatus)).body).toEqual(Buffer.from([STATUS.success, 1, 1]));
  expect(await endpoints()).toEqual(sorted([...control, ...bulk, isochronous, [4, 3], [19, 3]]));
  connection.end();
  await once(connection, 'close');
  await expect.poll(() => heard).toEqual(['setting 1 1', 'end']);
});
