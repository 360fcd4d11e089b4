import { duplexPair, PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ByteQueue } from '../../../../host-agent/hypervisor/qemu/byte-queue.ts';
import { settle } from '../../../bed/event-loop.ts';

it('gives exactly the requested bytes, in order, whenever they come', async () => {
  const stream = new PassThrough();
  const bytes = new ByteQueue(stream);
  const first = bytes.take(3);
  stream.write('ab');
  await settle();
  stream.write('cdef');
  expect([String(await first), String(await bytes.take(1)), String(await bytes.take(2))]).toEqual(['abc', 'd', 'ef']);
  expect(await bytes.take(0)).toHaveLength(0);
});

it('refuses when the stream ends first, at once or while it waits', async () => {
  const stream = new PassThrough();
  const bytes = new ByteQueue(stream);
  const waiting = bytes.take(3);
  stream.end('ab');
  await expect(waiting).rejects.toThrow('The connection ended.');
  await expect(bytes.take(1)).rejects.toThrow('The connection ended.');
});

it('refuses when the other end sends no more, although it still listens', async () => {
  const [ours, theirs] = duplexPair();
  const waiting = new ByteQueue(ours).take(1);
  theirs.end();
  await expect(waiting).rejects.toThrow('The connection ended.');
  expect(ours.destroyed).toBe(false);
});

it('refuses when the connection breaks', async () => {
  const stream = new PassThrough();
  stream.on('error', () => undefined);
  const waiting = new ByteQueue(stream).take(1);
  stream.destroy(new Error('reset'));
  await expect(waiting).rejects.toThrow('The connection ended.');
});
