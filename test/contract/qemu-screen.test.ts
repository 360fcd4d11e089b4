/** What the window of a session on another host relies on: how the real QEMU answers. It runs no VM. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { announced, EXTENDED_KEYS } from '../../host-agent/api/screen/screen-opening.ts';
import { ByteReader } from '../bed/network/byte-reader.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { ENCODING, setEncodings, setPixelFormat } from '../bed/screen/rfb-messages.ts';
import { FIRST_WORDS } from '../../host-agent/pool/desk/greeted-screen.ts';

const PROBES = 50;
const KEYBOARD_LIGHTS = -261;
const SERVER_INIT_BYTES = 24;
const REQUEST_BYTES = 10;

async function screenOfQemu(): Promise<Socket> {
  const folder = makeRunFolder();
  const path = join(folder, 'screen');
  const screen = ['-vnc', `unix:${path}`, '-display', 'none'];
  const qemu = spawn('qemu-system-x86_64', ['-nodefaults', '-no-user-config', '-machine', 'none', ...screen]);
  onTestFinished(async () => {
    qemu.kill('SIGKILL');
    await once(qemu, 'close');
    rmSync(folder, { recursive: true });
  });
  await vi.waitFor(() => expect(existsSync(path)).toBe(true), { timeout: 20_000 });
  const socket = connect(path);
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** A screen of QEMU that was greeted, and its size. */
async function greeted(): Promise<{ socket: Socket; reader: ByteReader; size: { width: number; height: number } }> {
  const socket = await screenOfQemu();
  const reader = new ByteReader(socket);
  socket.write(await reader.read(12));
  await reader.read(2);
  socket.write(Buffer.of(1));
  await reader.read(4);
  socket.write(Buffer.of(1));
  const init = await reader.read(SERVER_INIT_BYTES);
  await reader.read(init.readUInt32BE(SERVER_INIT_BYTES - 4));
  return { socket, reader, size: { width: init.readUInt16BE(0), height: init.readUInt16BE(2) } };
}

it('answers each list of encodings with one rectangle, in turn', async () => {
  const { socket, reader } = await greeted();
  socket.write(setPixelFormat());
  for (let probe = 0; probe < PROBES; probe += 1) socket.write(setEncodings(announced({ decodesJpeg: false })));
  let answers = 0;
  while (answers < PROBES) {
    const [type, , , count] = await reader.read(4);
    // No picture was asked for.
    expect([type, count]).toEqual([0, 1]);
    const encoding = (await reader.read(12)).readInt32BE(8);
    if (encoding === EXTENDED_KEYS) answers += 1;
    else if (encoding === KEYBOARD_LIGHTS) await reader.read(1);
    else {
      expect(encoding).toBe(ENCODING.extendedDesktopSize);
      await reader.read(16 * ((await reader.read(4))[0] ?? 0));
    }
  }
});

it('sends its whole picture when a larger one is asked for, as a desk does that does not know its size', async () => {
  const { socket, reader, size } = await greeted();
  // Without compression, so that the test reads pixels.
  socket.write(Buffer.concat([setPixelFormat(), setEncodings([ENCODING.raw]), FIRST_WORDS.subarray(-REQUEST_BYTES)]));
  let pixels = 0;
  while (pixels < size.width * size.height) {
    for (let left = (await reader.read(4)).readUInt16BE(2); left > 0; left -= 1) {
      const rectangle = await reader.read(12);
      const [x, y, width, height] = [0, 2, 4, 6].map((at) => rectangle.readUInt16BE(at)) as [
        number,
        number,
        number,
        number,
      ];
      expect(rectangle.readInt32BE(8)).toBe(ENCODING.raw);
      expect([x + width <= size.width, y + height <= size.height]).toEqual([true, true]);
      pixels += width * height;
      await reader.read(4 * width * height);
    }
  }
  expect(pixels).toBe(size.width * size.height);
});
