/** The worker that decodes JPEG. First comes the program, then one file after the other, each answered by its pixels, or by null. */
import type { Extent } from './session/screen/pixels.ts';
import { JpegProgram } from './session/screen/jpeg/jpeg-program.ts';

let program: JpegProgram | undefined;

addEventListener('message', ({ data }: MessageEvent<WebAssembly.Module | { file: ArrayBuffer; extent: Extent }>) => {
  if (data instanceof WebAssembly.Module) {
    program = new JpegProgram(data);
    return;
  }
  try {
    const pixels = program?.decode(new Uint8Array(data.file), data.extent);
    if (pixels) postMessage(pixels, { transfer: [pixels.buffer] });
  } catch {
    postMessage(null);
  }
});
