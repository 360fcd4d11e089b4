/** The framing of native messaging: the length in four bytes, in the byte order of the host, then JSON in UTF-8. */
import { endianness } from 'node:os';
import { PART_BYTES } from '../api/host/attachment-parts.ts';

/** A URL of a session in JSON, where a character may take two bytes, needs little more. Browsers would send up to 4 GiB. */
export const MAX_MESSAGE_BYTES = 20 * 1024;
/** Bytes of an attachment in Base64, and what is around them. */
export const MAX_MAIL_MESSAGE_BYTES = (PART_BYTES / 3) * 4 + 1024;
const LENGTH_BYTES = 4;
const IS_LITTLE = endianness() === 'LE';

export class MessageReader {
  readonly #maxBytes: number;
  #rest: Buffer = Buffer.alloc(0);

  constructor(maxBytes = MAX_MESSAGE_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** The messages that are complete with this chunk. Throws if one is too long, or is not JSON. */
  take(chunk: Buffer): unknown[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const messages: unknown[] = [];
    while (this.#rest.length >= LENGTH_BYTES) {
      const bytes = IS_LITTLE ? this.#rest.readUInt32LE() : this.#rest.readUInt32BE();
      if (bytes > this.#maxBytes) throw new Error(`a message has ${bytes} bytes`);
      const end = LENGTH_BYTES + bytes;
      if (this.#rest.length < end) break;
      messages.push(JSON.parse(this.#rest.toString('utf8', LENGTH_BYTES, end)));
      this.#rest = this.#rest.subarray(end);
    }
    return messages;
  }
}

export function framed(message: unknown): Buffer {
  const text = Buffer.from(JSON.stringify(message));
  const length = Buffer.alloc(LENGTH_BYTES);
  if (IS_LITTLE) length.writeUInt32LE(text.length);
  else length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
}
