/** Bytes to messages and back: the only parser of the guest channel, the same at both ends. */
import type * as z from 'zod';
import { MAX_LINE_BYTES } from './limits.ts';

/** The peer sent something that the protocol does not allow. The error's message never quotes it: it may be hostile. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation';
}

const NEWLINE = 0x0a;

/** The buffer doubles, so a line that arrives byte by byte costs no more than one that arrives at once. */
const FIRST_ROOM_BYTES = 256;

/** Cuts a byte stream into lines of at most `maxBytes` without the newline. Its memory stays below two lines, however small the chunks are. */
export class LineSplitter {
  readonly #maxBytes: number;
  readonly #end: number;
  #pending = Buffer.alloc(0);
  #pendingBytes = 0;

  /** `end`: the byte that ends a line. */
  constructor(maxBytes: number = MAX_LINE_BYTES, end: number = NEWLINE) {
    this.#maxBytes = maxBytes;
    this.#end = end;
  }

  /** Returns the lines that `untrustedChunk` completes. Throws {@link ProtocolViolation} on a line that is too long. */
  push(untrustedChunk: Buffer): Buffer[] {
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = untrustedChunk.indexOf(this.#end); end !== -1; end = untrustedChunk.indexOf(this.#end, start)) {
      this.#keep(untrustedChunk.subarray(start, end));
      lines.push(Buffer.from(this.#pending.subarray(0, this.#pendingBytes)));
      this.#pendingBytes = 0;
      start = end + 1;
    }
    this.#keep(untrustedChunk.subarray(start));
    // Frees the buffer of a long line.
    if (this.#pendingBytes === 0) this.#pending = Buffer.alloc(0);
    return lines;
  }

  #keep(part: Buffer): void {
    const bytes = this.#pendingBytes + part.length;
    if (bytes > this.#maxBytes) throw new ProtocolViolation(`A line is longer than ${this.#maxBytes} bytes.`);
    if (bytes > this.#pending.length) {
      const larger = Buffer.alloc(
        Math.min(this.#maxBytes, Math.max(bytes, 2 * this.#pending.length, FIRST_ROOM_BYTES)),
      );
      this.#pending.copy(larger, 0, 0, this.#pendingBytes);
      this.#pending = larger;
    }
    part.copy(this.#pending, this.#pendingBytes);
    this.#pendingBytes = bytes;
  }
}

/** Parses one line as a message of `schema`. Throws {@link ProtocolViolation} with the kind of the mistake, never its content. */
export function parseLine<Message>(schema: z.ZodType<Message>, untrustedLine: Buffer): Message {
  if (untrustedLine.length > MAX_LINE_BYTES)
    throw new ProtocolViolation(`A line is longer than ${MAX_LINE_BYTES} bytes.`);
  let untrustedValue: unknown;
  try {
    // A byte order mark is not JSON.
    untrustedValue = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(untrustedLine));
  } catch {
    throw new ProtocolViolation('A line is not JSON.');
  }
  const parsed = schema.safeParse(untrustedValue);
  if (parsed.success) return parsed.data;
  throw new ProtocolViolation(
    `A message does not match the protocol: ${parsed.error.issues
      .map((issue) => issue.code)
      .slice(0, 3)
      .join(', ')}.`,
  );
}

/** Formats `message` as the bytes of one line. Throws if it does not match `schema`: then this end has a bug. */
export function formatLine<Message>(schema: z.ZodType<Message>, message: NoInfer<Message>): Buffer {
  const line = Buffer.from(`${JSON.stringify(schema.parse(message))}\n`, 'utf8');
  if (line.length > MAX_LINE_BYTES + 1) throw new Error(`A message of ${line.length} bytes does not fit one line.`);
  return line;
}
