import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** At this length it is set aside, and one that was set aside before goes: what a machine has us log never fills the disk. */
const MAX_BYTES = 5 * 1024 * 1024;

/** The file of a log, for this person alone. Where it cannot be written, lines are lost and everything else goes on. */
export class LogFile {
  readonly #path: string;
  readonly #maxBytes: number;
  #file: number | undefined;
  #bytes = 0;
  /** The last line was cut off by a full disk. */
  #isTorn = false;

  constructor(path: string, maxBytes = MAX_BYTES) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#try(() => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      this.#open();
    });
  }

  /** One line with its end. */
  write(line: string): void {
    this.#try(() => {
      if (this.#bytes >= this.#maxBytes) this.#setAside();
      // There may be room again, or a disk that can be written.
      const file = this.#file ?? this.#open();
      const bytes = Buffer.from(this.#isTorn ? `\n${line}` : line);
      const written = writeSync(file, bytes);
      this.#isTorn = written < bytes.length;
      this.#bytes += written;
    });
  }

  #open(): number {
    const file = openSync(this.#path, 'a', 0o600);
    this.#file = file;
    this.#bytes = fstatSync(file).size;
    return file;
  }

  #setAside(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    renameSync(this.#path, `${this.#path}.1`);
  }

  #try(work: () => void): void {
    try {
      work();
    } catch {
      // There is no log to say it in.
    }
  }
}
