/** How much an untrusted peer may send. */
import { ProtocolViolation } from '../../appliance/protocol/lines.ts';

export interface Limit {
  readonly lines: number;
  readonly bytes: number;
  /** Counting begins again after this time. Absent: it never does. */
  readonly windowMs?: number;
}

export class Allowance {
  readonly #limit: Limit;
  #windowStartedMs = performance.now();
  #lines = 0;
  #bytes = 0;

  constructor(limit: Limit) {
    this.#limit = limit;
  }

  /** The peer has sent so much more. Throws {@link ProtocolViolation} when it is too much. */
  take({ lines = 0, bytes = 0 }: { readonly lines?: number; readonly bytes?: number }): void {
    const { windowMs = Number.POSITIVE_INFINITY, ...limit } = this.#limit;
    const nowMs = performance.now();
    if (nowMs - this.#windowStartedMs > windowMs) [this.#windowStartedMs, this.#lines, this.#bytes] = [nowMs, 0, 0];
    this.#lines += lines;
    this.#bytes += bytes;
    if (this.#lines > limit.lines || this.#bytes > limit.bytes)
      throw new ProtocolViolation('The other end sends too much.');
  }
}
