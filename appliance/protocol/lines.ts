/** Bytes to messages and back: the one parser of the guest wire, the same at both ends. */
import type * as z from 'zod';
import { MAX_LINE_BYTES } from './limits.ts';

/** The peer broke the contract. What it sent is not in the message: it may be hostile. */
export class WireViolation extends Error {
  override readonly name = 'WireViolation';
}

const NEWLINE = 0x0a;

/** Cuts a byte stream into lines of at most {@link MAX_LINE_BYTES}, newline not counted; memory stays below two lines. */
export class LineSplitter {
  #pending: Buffer[] = [];
  #pendingBytes = 0;

  /** Whole lines that `untrustedChunk` completes. Throws {@link WireViolation} on one too long. */
  push(untrustedChunk: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = untrustedChunk.indexOf(NEWLINE); end !== -1; end = untrustedChunk.indexOf(NEWLINE, start)) {
      this.#keep(untrustedChunk.subarray(start, end));
      lines.push(Buffer.concat(this.#pending));
      this.#pending = [];
      this.#pendingBytes = 0;
      start = end + 1;
    }
    this.#keep(untrustedChunk.subarray(start));
    return lines;
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#pendingBytes += part.length;
    if (this.#pendingBytes > MAX_LINE_BYTES) throw new WireViolation(`A line is longer than ${MAX_LINE_BYTES} bytes.`);
    this.#pending.push(Buffer.from(part));
  }
}

/** One line as a message of `schema`. Throws {@link WireViolation} with the place and kind of the mistake, never its content. */
export function parseLine<Schema extends z.ZodType>(schema: Schema, untrustedLine: Buffer): z.infer<Schema> {
  if (untrustedLine.length > MAX_LINE_BYTES) throw new WireViolation(`A line is longer than ${MAX_LINE_BYTES} bytes.`);
  let untrustedValue: unknown;
  try {
    untrustedValue = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(untrustedLine));
  } catch {
    throw new WireViolation('A line is not JSON.');
  }
  const parsed = schema.safeParse(untrustedValue);
  if (parsed.success) return parsed.data;
  throw new WireViolation(`A message is not of the contract: ${parsed.error.issues.map((issue) => issue.code).slice(0, 3).join(', ')}.`);
}

/** `message` as the bytes of one line. Throws where it is not of the contract: then this end has a bug. */
export function formatLine<Schema extends z.ZodType>(schema: Schema, message: z.infer<Schema>): Buffer {
  const line = Buffer.from(`${JSON.stringify(schema.parse(message))}\n`, 'utf8');
  if (line.length > MAX_LINE_BYTES + 1) throw new Error(`A message of ${line.length} bytes does not fit one line.`);
  return line;
}
