import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_EVERY_MS = 5;
/** The kernel's limit for one record. */
const RECORD_BYTES = 8 * 1024;

/** The kernel's log from now on. */
export class KernelMessages {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Starts after the present end of the log. */
  static async open(path = '/dev/kmsg'): Promise<KernelMessages> {
    const messages = new KernelMessages(await open(path, constants.O_RDONLY | constants.O_NONBLOCK));
    const buffer = Buffer.alloc(RECORD_BYTES);
    while ((await messages.#next(buffer)) !== undefined);
    return messages;
  }

  /** Whether a matching message has arrived, or arrives in time. */
  async waitFor(pattern: RegExp, withinMs: number): Promise<boolean> {
    const buffer = Buffer.alloc(RECORD_BYTES);
    const untilMs = performance.now() + withinMs;
    for (;;) {
      const record = await this.#next(buffer);
      if (record !== undefined && pattern.test(record)) return true;
      if (record !== undefined) continue;
      if (performance.now() > untilMs) return false;
      await sleep(LOOK_EVERY_MS);
    }
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  /** The next record, or `undefined` if there is none yet. */
  async #next(buffer: Buffer): Promise<string | undefined> {
    try {
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, null);
      return bytesRead === 0 ? undefined : buffer.toString('utf8', 0, bytesRead);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EAGAIN') return undefined;
      // The kernel overwrote records before they were read; the next read continues with the oldest one left.
      if (code === 'EPIPE') return '';
      throw error;
    }
  }
}
