/** The other end is a fake that behaves like QEMU, or differently. */
import { duplexPair, PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ByteQueue, Pace } from '../../../../host-agent/hypervisor/qemu/rfb.ts';
import { listenToSound } from '../../../../host-agent/hypervisor/qemu/rfb-sound.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const GREETING = Buffer.concat([
  Buffer.from('RFB 003.008\n'),
  Buffer.of(1, 1),
  Buffer.alloc(4),
  Buffer.alloc(20),
  Buffer.of(0, 0, 0, 4),
  Buffer.from('QEMU'),
]);
/** One rectangle without pixels, of the encoding -259. */
const AGREED = Buffer.of(0, 0, 0, 1, 0, 0, 0, 0, 5, 0, 3, 32, 0xff, 0xff, 0xfe, 0xfd);
const BEGIN = Buffer.of(255, 1, 0, 1);
const END = Buffer.of(255, 1, 0, 0);

function samples(bytes: Buffer, length = bytes.length): Buffer {
  const head = Buffer.of(255, 1, 0, 2, 0, 0, 0, 0);
  head.writeUInt32BE(length, 4);
  return Buffer.concat([head, bytes]);
}

async function listening() {
  const [ours, theirs] = duplexPair();
  const reported: Buffer[] = [];
  theirs.on('data', (chunk: Buffer) => reported.push(chunk));
  const heard: string[] = [];
  theirs.write(GREETING);
  const stop = await listenToSound(ours, {
    onSound: (untrusted) => heard.push(`${untrusted.length} bytes`),
    onEnd: () => heard.push('end'),
    onLost: (reason) => heard.push(`lost: ${reason}`),
  });
  return { theirs, reported, heard, stop, ours };
}

describe('the sound of a VM', () => {
  it('arrives from its start to its end, and again when it restarts', async () => {
    const { theirs, reported, heard, stop } = await listening();
    theirs.write(
      Buffer.concat([
        AGREED,
        BEGIN,
        samples(Buffer.alloc(1000)),
        samples(Buffer.alloc(40)),
        END,
        Buffer.of(2),
        BEGIN,
        samples(Buffer.alloc(8)),
      ]),
    );
    await expect.poll(() => heard).toEqual(['1000 bytes', '40 bytes', 'end', '8 bytes']);
    // Version, no security, shared; the one encoding; 16 bits, two channels, 48 000 a second; begin.
    expect(Buffer.concat(reported).toString('hex')).toBe(
      ['524642203030332e3030380a', '01', '01', '02000001fffffefd', 'ff0100020302', '0000bb80', 'ff010000'].join(''),
    );
    stop();
    await settle();
    expect(heard.at(-1)).toBe('8 bytes');
  });

  it('arrives when the stream comes byte by byte', async () => {
    const { theirs, heard, stop } = await listening();
    for (const byte of Buffer.concat([AGREED, BEGIN, samples(Buffer.alloc(10)), END])) {
      theirs.write(Buffer.of(byte));
      await settle(1);
    }
    await expect.poll(() => heard).toEqual(['10 bytes', 'end']);
    stop();
  });

  it.each([
    ['a picture', Buffer.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0), 'unrequested pixels'],
    [
      'pictures without end',
      Buffer.of(0, 0, 255, 255, 0, 0, 0, 0, 0, 1, 0, 1, 0xff, 0xff, 0xfe, 0xfd),
      'unrequested pixels',
    ],
    ['agreement twice', Buffer.concat([AGREED, AGREED]), 'unrequested message'],
    ['text to paste', Buffer.of(3, 0, 0, 0, 0, 0, 0, 1, 65), 'unrequested message'],
    ['an unknown message', Buffer.of(99), 'unrequested message'],
    ['an unknown kind of sound', Buffer.of(255, 1, 0, 9), 'unrequested message'],
    ['something else of QEMU’s', Buffer.of(255, 0, 0, 1), 'unrequested message'],
    ['more samples at once than are ever played', samples(Buffer.alloc(0), 0xffff_ffff), 'too many samples'],
  ])('ends the connection on %s', async (_, message, reason) => {
    const { theirs, heard, ours } = await listening();
    theirs.write(message);
    await expect.poll(() => heard).toEqual([expect.stringContaining(reason)]);
    expect(ours.destroyed).toBe(true);
  });

  it('may come in messages of one mebibyte, and from a QEMU with a name of four kibibytes', async () => {
    const [ours, theirs] = duplexPair();
    theirs.on('data', () => undefined);
    theirs.write(Buffer.concat([GREETING.subarray(0, 38), Buffer.of(0, 0, 16, 0), Buffer.alloc(4096)]));
    const heard: number[] = [];
    const lost = (reason: string) => expect.fail(reason);
    const stop = await listenToSound(ours, {
      onSound: (untrusted) => heard.push(untrusted.length),
      onEnd: () => undefined,
      onLost: lost,
    });
    theirs.write(Buffer.concat([AGREED, samples(Buffer.alloc(1024 * 1024))]));
    await expect.poll(() => heard).toEqual([1024 * 1024]);
    stop();
  });

  it('ends with the VM', async () => {
    const { theirs, heard } = await listening();
    theirs.end();
    await expect.poll(() => heard).toEqual(['lost: The connection ended.']);
  });

  it.each([
    ['speaks another language', Buffer.from('HTTP/1.1 200'), 'does not use RFB'],
    ['wants a password', Buffer.concat([Buffer.from('RFB 003.008\n'), Buffer.of(1, 2)]), 'authentication'],
    [
      'has an endless name',
      Buffer.concat([GREETING.subarray(0, 38), Buffer.of(255, 255, 255, 255)]),
      'name is too long',
    ],
  ])('is refused when the other end %s', async (_, said, reason) => {
    const [ours, theirs] = duplexPair();
    theirs.on('data', () => undefined);
    theirs.write(said);
    const listener = { onSound: () => expect.fail(), onEnd: () => expect.fail(), onLost: () => expect.fail() };
    await expect(listenToSound(ours, listener)).rejects.toThrow(reason);
    expect(ours.destroyed).toBe(true);
  });

  it('is read no faster than it can be played', async () => {
    const clock = useFakeClock();
    const { theirs, heard, stop } = await listening();
    theirs.write(AGREED);
    for (let second = 0; second < 10; second += 1) theirs.write(samples(Buffer.alloc(192_000)));
    await settle();
    // Two seconds may come at once.
    expect(heard).toHaveLength(2);
    for (const [afterMs, seconds] of [
      [10, 3],
      [980, 3],
      [20, 4],
      [10_000, 10],
    ] as const) {
      for (let passedMs = 0; passedMs < afterMs; passedMs += 10) await clock.advance(10);
      expect(heard).toHaveLength(seconds);
    }
    stop();
  });
});

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

it('lets a burst pass at once, and then no more than its bytes a second', async () => {
  const clock = useFakeClock();
  const pace = new Pace(1_000, 500);
  await clock.advance(1_000);
  let done = 0;
  const keep = (bytes: number) => void pace.keep(bytes).then(() => (done += 1));
  keep(500);
  await clock.advance(0);
  expect(done).toBe(1);
  keep(100);
  await clock.advance(99);
  expect(done).toBe(1);
  await clock.advance(1);
  expect(done).toBe(2);
});

it('gives credit for no more than one burst, however long nothing came', async () => {
  const clock = useFakeClock();
  const pace = new Pace(1_000, 500);
  await clock.advance(3_600_000);
  let done = false;
  void pace.keep(600).then(() => (done = true));
  await clock.advance(99);
  expect(done).toBe(false);
  await clock.advance(1);
  expect(done).toBe(true);
});
