/** The character device that carries the guest wire. */
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { GUEST_WIRE_PORT } from '../../protocol/limits.ts';

/** What the wire needs of a device. */
export interface WirePort {
  /** Bytes as they come; empty when nobody is at the other end. */
  read(): Promise<Buffer>;
  /** Fulfilled when all of `bytes` is on its way; stays pending while nobody reads. */
  write(bytes: Buffer): Promise<void>;
}

const CHUNK_BYTES = 64 * 1024;
const LOOK_AGAIN_MS = 50;

/** The device whose name is {@link GUEST_WIRE_PORT}, or `undefined` when there is none (yet). */
export async function findPort(classFolder = '/sys/class/virtio-ports', deviceFolder = '/dev'): Promise<string | undefined> {
  for (const entry of await readdir(classFolder).catch(() => [])) {
    const name = await readFile(join(classFolder, entry, 'name'), 'utf8').catch(() => '');
    if (name.trim() === GUEST_WIRE_PORT) return join(deviceFolder, entry);
  }
  return undefined;
}

/** Waits for the device and opens it. */
export async function openPort(): Promise<WirePort> {
  for (;;) {
    const path = await findPort();
    if (path !== undefined) return portFile(await open(path, constants.O_RDWR | constants.O_NOCTTY));
    await sleep(LOOK_AGAIN_MS);
  }
}

/** `file` as a port. A read blocks one thread of the pool for as long as the host is silent, a write one more: a character device has no other way in Node. */
export function portFile(file: FileHandle): WirePort {
  return {
    async read() {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null);
      return buffer.subarray(0, bytesRead);
    },
    async write(bytes) {
      for (let sent = 0; sent < bytes.length; ) sent += (await file.write(bytes, sent, bytes.length - sent, null)).bytesWritten;
    },
  };
}
