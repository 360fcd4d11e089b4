/**
 * Decodes JPEG in WebAssembly, so a file that takes over the decoder has only the decoder's own memory and what `decoder-imports.ts`
 * leaves it, and never reaches the decoders of Electron. The library is mozjpeg as Squoosh compiled it (@jsquash/jpeg).
 */
import loadMozjpeg from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import type { Extent } from '../pixels.ts';
import { isAcceptedJpeg } from './accepted-jpeg.ts';
import { narrowImports, type NarrowImports } from './decoder-imports.ts';

const PROGRAM = 'session.jpeg.wasm';

/** Returns four bytes for each pixel: red, green, blue, and one that means nothing. Throws if QEMU cannot have made the file. */
export type DecodeJpeg = (untrusted: Uint8Array, extent: Extent) => Uint8Array;

/** Longer than any name that the decoder needs. */
const LONGEST_NAME = 32;
/** Of red, green, blue, and one that means nothing. */
const BYTES_PER_PIXEL = 4;
let compiled: Promise<WebAssembly.Module> | undefined;

/** A decoder with memory that no other one shares. `program`: for tests. */
export async function makeJpegDecoder(program?: WebAssembly.Module): Promise<DecodeJpeg> {
  const compiledProgram = program ?? (await (compiled ??= WebAssembly.compileStreaming(fetch(PROGRAM))));
  let narrow: NarrowImports | undefined;
  const mozjpeg = await loadMozjpeg({
    noInitialRun: true,
    instantiateWasm: ({ a }, onMade) => {
      narrow = narrowImports(a, (at) => textAt(made.exports['A'] as WebAssembly.Memory, at));
      const made: WebAssembly.Instance = new WebAssembly.Instance(compiledProgram, { a: { ...narrow.imports } });
      onMade(made);
      return made.exports;
    },
  });
  narrow?.started();
  return (untrusted, extent) => {
    const image = isAcceptedJpeg(untrusted, extent) ? mozjpeg.decode(untrusted, false) : null;
    const isOfExtent = image?.width === extent.width && image.height === extent.height;
    if (!isOfExtent || image.data.byteLength !== BYTES_PER_PIXEL * extent.width * extent.height)
      throw new Error('This JPEG is refused.');
    return new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  };
}

function textAt(memory: WebAssembly.Memory, at: number): string {
  const bytes = new Uint8Array(memory.buffer).subarray(at, at + LONGEST_NAME);
  const end = bytes.indexOf(0);
  return end < 0 ? '' : String.fromCharCode(...bytes.subarray(0, end));
}
