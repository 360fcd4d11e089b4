import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Config } from '../config/schema.ts';
import type { Journal } from './journal/journal.ts';

/** The host agent's log, which only this person can read. It contains visited URLs only if the configuration says so. `journal` gets each line too. */
export function openLog(path: string, config: Config, journal?: Pick<Journal, 'write'>): Logger {
  const file = new LogFile(path);
  return pino(
    {
      level: config.log.level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      // A second line of defence: fields that can hold a URL have these names.
      redact: config.log.urls ? [] : ['url', '*.url', 'urls', '*.urls'],
    },
    {
      write: (line: string) => {
        file.write(line);
        journal?.write(line);
      },
    },
  );
}

/** At this size the file is rotated; only one rotated file is kept. So a VM that makes us log cannot fill the disk. */
const MAX_BYTES = 5 * 1024 * 1024;

/** A log file that only this person can read. Lines that cannot be written are lost, without further effect. */
export class LogFile {
  readonly #path: string;
  readonly #maxBytes: number;
  #file: number | undefined;
  #bytes = 0;
  /** A full disk cut off the last line. */
  #isTorn = false;

  constructor(path: string, maxBytes = MAX_BYTES) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#try(() => {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      this.#open();
    });
  }

  /** `line` includes its line break. */
  write(line: string): void {
    this.#try(() => {
      if (this.#bytes >= this.#maxBytes) this.#rotate();
      // The disk may be writable again.
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

  #rotate(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
    renameSync(this.#path, `${this.#path}.1`);
  }

  #try(work: () => void): void {
    try {
      work();
    } catch {
      // There is no other log to report it to.
    }
  }
}
