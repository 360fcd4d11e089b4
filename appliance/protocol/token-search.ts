import { ProtocolViolation } from './lines.ts';
import { MAX_SKIPPED_BYTES, TOKEN_BYTES } from './transfers.ts';

/** Finds the token in a stream that may begin with bytes left over from another transfer. */
export class TokenSearch {
  readonly #token: Buffer;
  #kept = Buffer.alloc(0);
  #skipped = 0;

  constructor(token: string) {
    this.#token = Buffer.from(token, 'hex');
  }

  /** Returns the bytes after the token, or `undefined` while it has not arrived. Throws {@link ProtocolViolation} after too many bytes without it. */
  push(chunk: Buffer): Buffer | undefined {
    this.#kept = Buffer.concat([this.#kept, chunk]);
    const at = this.#kept.indexOf(this.#token);
    if (at >= 0) return this.#kept.subarray(at + TOKEN_BYTES);
    const passed = Math.max(0, this.#kept.length - (TOKEN_BYTES - 1));
    this.#skipped += passed;
    if (this.#skipped > MAX_SKIPPED_BYTES) throw new ProtocolViolation('The token does not come.');
    this.#kept = Buffer.from(this.#kept.subarray(passed));
    return undefined;
  }
}
