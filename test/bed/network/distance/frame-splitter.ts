/** Frames on a stream, as QEMU puts them there: each behind its length in four bytes. */

const LENGTH_BYTES = 4;

export class FrameSplitter {
  #rest: Buffer = Buffer.alloc(0);

  /** The frames that are complete now, each with its length before it. */
  push(chunk: Buffer): Buffer[] {
    const frames: Buffer[] = [];
    let rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    while (rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + rest.readUInt32BE();
      if (rest.length < end) break;
      frames.push(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    this.#rest = rest;
    return frames;
  }
}
