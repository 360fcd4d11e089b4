/** Cuts a stream of length-prefixed Ethernet frames into frames, and returns the parts of it that may pass, mostly without copying. */

const PREFIX_BYTES = 4;
/** The largest frame of passt: 65520 bytes of IP and the header. */
const MAX_FRAME_BYTES = 65_536;

export class FrameSieve {
  readonly #mayPass: (frame: Buffer) => boolean;
  /** The beginning of a frame whose rest has not arrived; first only its length. */
  #begun: Buffer = Buffer.alloc(0);
  #begunBytes = 0;
  /** Bytes of an oversized frame that are still to be dropped. */
  #skipBytes = 0;

  constructor(mayPass: (frame: Buffer) => boolean) {
    this.#mayPass = mayPass;
  }

  /** The next bytes of the stream; returns what passes, in order. */
  take(chunk: Buffer): Buffer[] {
    const passing: Buffer[] = [];
    let at = this.#complete(chunk, passing);
    if (at === chunk.length) return passing;
    /** Where the present run of frames that pass begins. */
    let from = at;
    while (chunk.length - at >= PREFIX_BYTES) {
      const length = chunk.readUInt32BE(at);
      const end = at + PREFIX_BYTES + length;
      if (length <= MAX_FRAME_BYTES && end > chunk.length) break;
      if (length > MAX_FRAME_BYTES || !this.#mayPass(chunk.subarray(at + PREFIX_BYTES, end))) {
        if (at > from) passing.push(chunk.subarray(from, at));
        this.#skipBytes = Math.max(0, end - chunk.length);
        from = Math.min(end, chunk.length);
      }
      at = Math.min(end, chunk.length);
    }
    if (at > from) passing.push(chunk.subarray(from, at));
    this.#begin(chunk.subarray(at));
    return passing;
  }

  /** Completes the frame that an earlier chunk began; returns where the next frame begins. */
  #complete(chunk: Buffer, passing: Buffer[]): number {
    let at = Math.min(this.#skipBytes, chunk.length);
    this.#skipBytes -= at;
    if (this.#begunBytes === 0) return at;
    if (this.#begunBytes < PREFIX_BYTES) {
      at += this.#append(chunk.subarray(at), PREFIX_BYTES);
      if (this.#begunBytes < PREFIX_BYTES) return at;
      this.#begin(this.#begun);
      if (this.#begunBytes === 0) {
        const skipped = Math.min(this.#skipBytes, chunk.length - at);
        this.#skipBytes -= skipped;
        return at + skipped;
      }
    }
    at += this.#append(chunk.subarray(at), this.#begun.length);
    if (this.#begunBytes < this.#begun.length) return at;
    if (this.#mayPass(this.#begun.subarray(PREFIX_BYTES))) passing.push(this.#begun);
    this.#begunBytes = 0;
    return at;
  }

  /** Keeps the beginning of a frame, in a buffer of the frame's size as soon as that is known. */
  #begin(beginning: Buffer): void {
    if (beginning.length >= PREFIX_BYTES && beginning.readUInt32BE(0) > MAX_FRAME_BYTES) {
      this.#skipBytes = beginning.readUInt32BE(0);
      this.#begunBytes = 0;
      return;
    }
    const bytes = beginning.length < PREFIX_BYTES ? PREFIX_BYTES : PREFIX_BYTES + beginning.readUInt32BE(0);
    this.#begun = Buffer.allocUnsafe(bytes);
    beginning.copy(this.#begun);
    this.#begunBytes = beginning.length;
  }

  /** Appends up to `total` bytes; returns how many it took. */
  #append(bytes: Buffer, total: number): number {
    const taken = bytes.copy(this.#begun, this.#begunBytes, 0, Math.min(bytes.length, total - this.#begunBytes));
    this.#begunBytes += taken;
    return taken;
  }
}
