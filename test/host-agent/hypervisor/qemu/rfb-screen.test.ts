/** The other end is a fake that behaves like QEMU, or differently. */
import { duplexPair } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { followScreen } from '../../../../host-agent/hypervisor/qemu/rfb-screen.ts';

/** Of a screen with two pixels in each of its two rows. */
const GREETING = Buffer.concat([
  Buffer.from('RFB 003.008\n'),
  Buffer.of(1, 1),
  Buffer.alloc(4),
  Buffer.of(0, 2, 0, 2),
  Buffer.alloc(16),
  Buffer.of(0, 0, 0, 4),
  Buffer.from('QEMU'),
]);

function update(...rectangles: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.of(0, 0, 0, rectangles.length), ...rectangles]);
}

function rectangle(
  [x, y, width, height]: readonly [number, number, number, number],
  encoding: number,
  pixels = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(12);
  for (const [index, value] of [x, y, width, height].entries()) head.writeUInt16BE(value, 2 * index);
  head.writeInt32BE(encoding, 8);
  return Buffer.concat([head, pixels]);
}

async function followed() {
  const [ours, theirs] = duplexPair();
  let said = Buffer.alloc(0);
  theirs.on('data', (chunk: Buffer) => (said = Buffer.concat([said, chunk])));
  theirs.write(GREETING);
  const seen: string[] = [];
  const listener = {
    onFrame: async ({ width, height, bgrx }: { width: number; height: number; bgrx: Buffer }) =>
      void seen.push(`${width}x${height} ${bgrx.toString('hex')}`),
    onLost: (reason: string) => seen.push(`lost: ${reason}`),
  };
  const stop = await followScreen(ours, listener, 5);
  /** The last request: whether for changes only, and the size. */
  const asked = () => [...said.subarray(-10)].join(' ');
  return { theirs, seen, stop, asked, said: () => said };
}

describe('the screen of a VM', () => {
  it('comes without loss, whole first and then as it changes', async () => {
    const { theirs, seen, stop, asked, said } = await followed();
    await expect.poll(asked).toBe('3 0 0 0 0 0 0 2 0 2');
    // Raw pixels and a new size, nothing else.
    expect(said().toString('hex')).toContain('0200000200000000ffffff21');
    theirs.write(update(rectangle([0, 0, 2, 2], 0, Buffer.alloc(16, 1))));
    await expect.poll(asked).toBe('3 1 0 0 0 0 0 2 0 2');
    theirs.write(Buffer.concat([Buffer.of(2), update(rectangle([1, 1, 1, 1], 0, Buffer.alloc(4, 9)))]));
    await expect.poll(() => seen).toEqual([`2x2 ${'01'.repeat(16)}`, `2x2 ${'01'.repeat(12)}${'09'.repeat(4)}`]);
    stop();
  });

  it('follows another size, and is asked for as a whole then', async () => {
    const { theirs, seen, stop, asked } = await followed();
    theirs.write(update(rectangle([0, 0, 1, 3], -223)));
    await expect.poll(asked).toBe('3 0 0 0 0 0 0 1 0 3');
    expect(seen).toEqual([]);
    theirs.write(update(rectangle([0, 0, 1, 3], 0, Buffer.alloc(12, 2))));
    await expect.poll(() => seen).toEqual([`1x3 ${'02'.repeat(12)}`]);
    stop();
  });

  it.each([
    ['pixels outside of it', update(rectangle([1, 0, 2, 1], 0, Buffer.alloc(8)))],
    ['another encoding', update(rectangle([0, 0, 1, 1], 7))],
    ['a size that fills the memory', update(rectangle([0, 0, 65_535, 65_535], -223))],
    ['a message of another kind', Buffer.of(255, 1, 0, 1)],
  ])('is lost when QEMU sends %s', async (_, bytes) => {
    const { theirs, seen } = await followed();
    theirs.write(bytes);
    await expect.poll(() => seen.join()).toMatch(/^lost: /);
  });
});
