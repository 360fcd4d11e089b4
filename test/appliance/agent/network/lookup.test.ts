import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { AAAA, answerTo, parseQuestion } from '../../../../appliance/agent/network/dns-message.ts';
import { lookUpAt } from '../../../../appliance/agent/network/lookup.ts';

const SITE = { code: 0, addresses: ['93.184.216.34'], ttlSeconds: 60 } as const;
const open: (Socket | Server)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A resolver that answers a question with `answers`, in order; returns its port. */
async function resolver(answers: (question: Buffer) => readonly Buffer[], atPort = 0): Promise<number> {
  const socket = createSocket('udp4').bind(atPort, '127.0.0.1');
  open.push(socket);
  await once(socket, 'listening');
  socket.on('message', (question, { port, address }) => {
    for (const answer of answers(question)) socket.send(answer, port, address);
  });
  return socket.address().port;
}

function answer(question: Buffer): Buffer {
  const asked = parseQuestion(question);
  if (!asked) throw new Error('not a question');
  return answerTo(asked, SITE);
}

function truncated(question: Buffer): Buffer {
  const message = answer(question);
  message[2] = (message[2] ?? 0) | 0x02;
  return message;
}

it('returns the addresses that the resolver names', async () => {
  const port = await resolver((question) => [answer(question)]);
  expect(await lookUpAt('127.0.0.1', port)('site.example')).toEqual(SITE);
});

it('ignores answers to other questions, and each question has its own number', async () => {
  const numbers = new Set<number>();
  const port = await resolver((question) => {
    numbers.add(question.readUInt16BE(0));
    const other = answer(question);
    other.writeUInt16BE(question.readUInt16BE(0) ^ 1, 0);
    other[other.length - 1] = 99;
    return [other, Buffer.from('x'), answer(question)];
  });
  const lookUp = lookUpAt('127.0.0.1', port);
  for (let round = 0; round < 8; round += 1) expect(await lookUp('site.example')).toEqual(SITE);
  expect(numbers.size).toBeGreaterThan(4);
});

it('asks again over TCP when the answer was truncated', async () => {
  const server = createServer((socket) => {
    socket.on('data', (asked: Buffer) => {
      const whole = answer(asked.subarray(2));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(whole.length);
      socket.write(Buffer.concat([length, whole]));
    });
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  // Many programs listen for TCP, and few at the same port for UDP.
  const port = await resolver((question) => [truncated(question)], (server.address() as AddressInfo).port);
  expect(await lookUpAt('127.0.0.1', port)('site.example')).toEqual(SITE);
});

it('fails when nothing answers', async () => {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  expect(await lookUpAt('127.0.0.1', port)('site.example')).toMatchObject({ code: 2, addresses: [] });
});

it('asks for addresses of IPv6, and a resolver that has such an address', async () => {
  const types: number[] = [];
  const socket = createSocket('udp6').bind(0, '::1');
  open.push(socket);
  await once(socket, 'listening');
  socket.on('message', (question, { port, address }) => {
    const asked = parseQuestion(question);
    if (!asked) return;
    types.push(asked.type);
    socket.send(answerTo(asked, { code: 0, addresses: ['2a0e:5301::1'], ttlSeconds: 60 }), port, address);
  });
  expect(await lookUpAt('::1', socket.address().port)('site.example', AAAA)).toEqual({
    code: 0,
    addresses: ['2a0e:5301::1'],
    ttlSeconds: 60,
  });
  expect(types).toEqual([AAAA]);
});
