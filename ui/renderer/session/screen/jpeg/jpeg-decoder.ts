/**
 * Decodes JPEG in WebAssembly, so a file that takes over the decoder has only the decoder's own memory, and never reaches the decoders of Electron. The
 * library is mozjpeg as Squoosh compiled it (@jsquash/jpeg).
 */
import loadMozjpeg from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import type { Extent } from '../pixels.ts';
import { isAcceptedJpeg } from './accepted-jpeg.ts';

const PROGRAM = 'session.jpeg.wasm';

/** Returns four bytes for each pixel: red, green, blue, and one that means nothing. Throws if QEMU cannot have made the file. */
export type DecodeJpeg = (untrusted: Uint8Array, extent: Extent) => Uint8Array;

let compiled: Promise<WebAssembly.Module> | undefined;

/** A decoder with memory that no other one shares. */
export async function makeJpegDecoder(): Promise<DecodeJpeg> {
  compiled ??= WebAssembly.compileStreaming(fetch(PROGRAM));
  const program = await compiled;
  const mozjpeg = await loadMozjpeg({
    noInitialRun: true,
    instantiateWasm: (imports, onMade) => {
      const made = new WebAssembly.Instance(program, imports);
      onMade(made);
      return made.exports;
    },
  });
  return (untrusted, extent) => {
    const image = isAcceptedJpeg(untrusted, extent) ? mozjpeg.decode(untrusted, false) : null;
    if (image?.width !== extent.width || image.height !== extent.height) throw new Error('This JPEG is refused.');
    return new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.byteLength);
  };
}
