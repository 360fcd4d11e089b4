/** Calls the decoder of JPEG (ui/native/jpeg). It imports nothing, so a file that takes it over has its memory and no function of the page. */
import type { Extent } from '../pixels.ts';

/** Of red, green, blue, and one that means nothing. */
const BYTES_PER_PIXEL = 4;
/** After so many pictures comes fresh memory. */
export const PICTURES_PER_MEMORY = 256;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly room: (bytes: number) => number;
  readonly decode: (bytes: number, width: number, height: number) => number;
}

export class JpegProgram {
  readonly #program: WebAssembly.Module;
  #exports: Exports | undefined;
  #pictures = 0;

  constructor(program: WebAssembly.Module) {
    this.#program = program;
  }

  /** Returns {@link BYTES_PER_PIXEL} for each pixel. Throws if the file cannot be decoded; the next one gets fresh memory. */
  decode(untrusted: Uint8Array, { width, height }: Extent): Uint8Array<ArrayBuffer> {
    if (this.#pictures % PICTURES_PER_MEMORY === 0) this.#exports = undefined;
    this.#pictures += 1;
    const exports = this.#exports ?? (new WebAssembly.Instance(this.#program).exports as unknown as Exports);
    // A trap leaves memory that means nothing.
    this.#exports = undefined;
    const room = exports.room(untrusted.length);
    new Uint8Array(exports.memory.buffer).set(untrusted, room);
    const at = exports.decode(untrusted.length, width, height);
    const pixels = new Uint8Array(exports.memory.buffer).slice(at, at + BYTES_PER_PIXEL * width * height);
    this.#exports = exports;
    return pixels;
  }
}
