import type { z } from 'zod';
import { Turns } from '../process/turns.ts';
import { writeRecord } from './records.ts';

/** Keeps a file like a record that changes often. One write runs at a time, and changes that come meanwhile are written together by the next one. */
export class LatestRecord {
  readonly #write: () => Promise<void>;
  readonly #writes = new Turns();
  #next: Promise<void> | undefined;

  /** `write` writes the record as it is when it is called. It must not reject. */
  constructor(write: () => Promise<void>) {
    this.#write = write;
  }

  /** Keeps `value` in the record at `path`; `undefined` leaves it as it is. `onProblem` gets the reason for which it was not written. */
  static of<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    value: () => z.input<Schema> | undefined,
    onProblem: (reason: string) => void,
  ): LatestRecord {
    return new LatestRecord(async () => {
      const present = value();
      if (present !== undefined)
        await writeRecord(path, schema, present).catch((error: unknown) => onProblem(String(error)));
    });
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
