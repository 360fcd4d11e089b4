/** The character device for the bytes of transfers. It never blocks: a pending read would hold one of the few threads that all file operations share. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { FILES_PORT } from '../../../protocol/transfers.ts';
import { findPort } from '../../channel/port.ts';

/** The operations that a transfer needs of the device. */
export interface FilesPort {
  /** Waits for the next bytes until `signal` aborts. */
  read(signal: AbortSignal): Promise<Buffer>;
  /** Fulfilled when all of `bytes` is written. */
  write(bytes: Uint8Array, signal: AbortSignal): Promise<void>;
}

const CHUNK_BYTES = 32 * 1024;
/** Only while a transfer runs. */
const LOOK_AGAIN_MS = 4;

/** Opens the device. Throws if the VM has none. */
export async function openFilesPort(): Promise<FilesPort> {
  const path = await findPort(FILES_PORT);
  if (path === undefined) throw new Error('The VM has no port for files.');
  return filesPortOver(await open(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK));
}

export function filesPortOver(file: Pick<FileHandle, 'read' | 'write'>): FilesPort {
  return {
    async read(signal) {
      for (;;) {
        signal.throwIfAborted();
        const { bytesRead, buffer } = await unlessBusy(
          () => file.read(Buffer.allocUnsafe(CHUNK_BYTES), 0, CHUNK_BYTES, null),
          { bytesRead: 0, buffer: Buffer.alloc(0) },
        );
        if (bytesRead > 0) return buffer.subarray(0, bytesRead);
        await sleep(LOOK_AGAIN_MS, undefined, { signal });
      }
    },
    async write(bytes, signal) {
      for (let sent = 0; sent < bytes.length;) {
        signal.throwIfAborted();
        const { bytesWritten } = await unlessBusy(
          () => file.write(bytes, sent, Math.min(CHUNK_BYTES, bytes.length - sent), null),
          { bytesWritten: 0, buffer: bytes },
        );
        if (bytesWritten === 0) await sleep(LOOK_AGAIN_MS, undefined, { signal });
        sent += bytesWritten;
      }
    },
  };
}

async function unlessBusy<Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return otherwise;
    throw error;
  }
}
