/** A file of a recording: what is appended is written and named in the manifest in chunks, with its digest. */
import { type FileHandle, open } from 'node:fs/promises';
import { digestOf, type Manifest } from './manifest.ts';

const CHUNK_BYTES = 1024 * 1024;
/** What a crash of the host agent loses at most. */
const WRITTEN_AFTER_MS = 2_000;

/** The bytes that all files of a recording may still take. */
export interface Allowance {
  take(bytes: number): boolean;
}

export class GrowingFile {
  readonly name: string;
  readonly #file: FileHandle;
  readonly #manifest: Pick<Manifest, 'append'>;
  readonly #allowance: Allowance;
  readonly #onFailed: (error: unknown) => void;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;
  #unwritten = 0;
  #timer: NodeJS.Timeout | undefined;
  #writes: Promise<void> = Promise.resolve();

  private constructor(
    name: string,
    file: FileHandle,
    manifest: Pick<Manifest, 'append'>,
    allowance: Allowance,
    onFailed: (error: unknown) => void,
  ) {
    this.name = name;
    this.#file = file;
    this.#manifest = manifest;
    this.#allowance = allowance;
    this.#onFailed = onFailed;
  }

  /** `onFailed`: it could not be written, and is not written any more. */
  static async create(
    path: string,
    name: string,
    manifest: Pick<Manifest, 'append'>,
    allowance: Allowance,
    onFailed: (error: unknown) => void,
  ): Promise<GrowingFile> {
    return new GrowingFile(name, await open(path, 'wx', 0o600), manifest, allowance, onFailed);
  }

  /** Also what is not written yet. */
  get bytes(): number {
    return this.#written + this.#waitingBytes;
  }

  /** Held in memory until the disk has them. */
  get unwrittenBytes(): number {
    return this.#waitingBytes + this.#unwritten;
  }

  /** Whether there was room for it; if not, nothing of it is kept. */
  append(bytes: Buffer): boolean {
    if (!this.#allowance.take(bytes.length)) return false;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= CHUNK_BYTES) void this.write();
    else this.#timer ??= setTimeout(() => void this.write(), WRITTEN_AFTER_MS).unref();
    return true;
  }

  /** Fulfilled when all that was appended is written and named. Never rejects. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const chunk = Buffer.concat(this.#waiting.splice(0));
    const offset = this.#written;
    this.#written += chunk.length;
    this.#waitingBytes = 0;
    this.#unwritten += chunk.length;
    if (chunk.length > 0)
      this.#writes = this.#writes.then(async () => {
        await this.#file.appendFile(chunk);
        this.#unwritten -= chunk.length;
        const { name: file } = this;
        await this.#manifest.append({ event: 'chunk', file, offset, bytes: chunk.length, sha256: digestOf(chunk) });
      });
    this.#writes = this.#writes.catch((error: unknown) => this.#onFailed(error));
    return this.#writes;
  }

  async close(): Promise<void> {
    await this.write();
    try {
      await this.#file.sync();
    } finally {
      await this.#file.close();
    }
  }
}
