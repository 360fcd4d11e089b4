/** What the window of a session on another host relies on: how the real QEMU answers. It runs no VM. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { ByteReader } from '../bed/network/byte-reader.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { ENCODING, setEncodings, setPixelFormat } from '../bed/screen/rfb-messages.ts';
import { ANNOUNCED, EXTENDED_KEYS } from '../../ui/renderer/session/screen/accepted.ts';

const PROBES = 50;
const KEYBOARD_LIGHTS = -261;
const SERVER_INIT_BYTES = 24;

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

it('answers each list of encodings with one rectangle, in turn', async () => {
  const socket = await screenOfQemu();
  const reader = new ByteReader(socket);
  socket.write(await reader.read(12));
  await reader.read(2);
  socket.write(Buffer.of(1));
  await reader.read(4);
  socket.write(Buffer.of(1));
  await reader.read((await reader.read(SERVER_INIT_BYTES)).readUInt32BE(SERVER_INIT_BYTES - 4));
  socket.write(setPixelFormat());
  for (let probe = 0; probe < PROBES; probe += 1) socket.write(setEncodings(ANNOUNCED));
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
