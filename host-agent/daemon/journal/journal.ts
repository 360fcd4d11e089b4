import { fstatSync, writeSync } from 'node:fs';
import { journalEntry } from './entry.ts';

/**
 * The journal, through a datagram socket that systemd has connected: Node has no such sockets, but each `write` to one is a datagram.
 * Entries that the journal does not take are lost; the log file has them.
 */
export class Journal {
  readonly #descriptor: number;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** `undefined` if the descriptor is not a socket. */
  static of(descriptor: number): Journal | undefined {
    try {
      return fstatSync(descriptor).isSocket() ? new Journal(descriptor) : undefined;
    } catch {
      return undefined;
    }
  }

  /** `line`: of the log. */
  write(line: string): void {
    const entry = journalEntry(line);
    if (entry === undefined) return;
    try {
      writeSync(this.#descriptor, entry);
    } catch {
      // The journal restarts, or is full.
    }
  }
}
