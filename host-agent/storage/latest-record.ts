import { Turns } from '../process/turns.ts';

/** Keeps a file like a record that changes often. One write runs at a time, and changes that come meanwhile are written together by the next one. */
export class LatestRecord {
  readonly #write: () => Promise<void>;
  readonly #writes = new Turns();
  #next: Promise<void> | undefined;

  /** `write` writes the record as it is when it is called. It must not reject. */
  constructor(write: () => Promise<void>) {
    this.#write = write;
  }

  /** The record has changed. Fulfilled when the change is in the file. */
  changed(): Promise<void> {
    this.#next ??= this.#writes.take(() => {
      this.#next = undefined;
      return this.#write();
    });
    return this.#next;
  }

  /** Fulfilled when all changes so far are in the file. */
  written(): Promise<void> {
    return this.#next ?? this.#writes.done();
  }
}
