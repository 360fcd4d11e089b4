/** What moves on a screen may come as JPEG, if that is smaller, until it rests. */
import type { Display, Tight } from '@novnc/novnc';
import type { Extent } from '../pixels.ts';
import { JpegChoice } from './jpeg-choice.ts';
import { type DecodeJpeg, makeJpegDecoder } from './jpeg-decoder.ts';
import { Sharpening } from './sharpening.ts';
import type { Part } from './unsharp-parts.ts';

interface Asking {
  /** Announces again what the window decodes. */
  readonly announce: () => void;
  /** Requests a part of the screen whether it has changed or not. */
  readonly request: (part: Part) => void;
}

export class MovingParts {
  readonly #announce: () => void;
  readonly #request: Asking['request'];
  readonly #choice = new JpegChoice();
  /** Set once JPEG was chosen; before, a screen that sends it is refused. */
  #decode: DecodeJpeg | undefined;
  /** Set together with the decoder: before, everything is sharp. */
  #sharpening: Sharpening | undefined;
  #extent: Extent = { width: 0, height: 0 };
  #isLoading = false;
  /** Whether the rectangle that is read is JPEG. */
  #isJpeg = false;
  #isStopped = false;

  constructor({ announce, request }: Asking) {
    this.#announce = announce;
    this.#request = request;
  }

  /** Whether to announce that JPEG is welcome. */
  get isJpegWelcome(): boolean {
    return this.#choice.isOn && this.#decode !== undefined;
  }

  /** What noVNC is to call for a rectangle of JPEG. */
  decoder(tight: Tight, display: Display): Tight['_jpegRect'] {
    return (x, y, width, height, bytes) => {
      if (!this.#decode) throw new Error('QEMU sends this only when it is asked.');
      const file = tight._readData(bytes);
      if (file) display.blitImage(x, y, width, height, this.#decode(file, { width, height }), 0);
      this.#isJpeg = file !== null;
      return this.#isJpeg;
    };
  }

  /** A rectangle of pixels is complete; `bytes`: how many it took. */
  received(part: Part, bytes: number): void {
    this.#choice.received(part.width * part.height, bytes, this.#isJpeg);
    this.#sharpening?.received(part, this.#isJpeg);
    this.#isJpeg = false;
  }

  /** The update is complete. */
  drawn(): void {
    if (!this.#choice.drawn()) return;
    if (this.#decode) this.#announce();
    // Without a decoder, films come without loss.
    else if (!this.#isLoading) this.#load().catch(() => undefined);
  }

  resized(extent: Extent): void {
    this.#extent = extent;
    this.#sharpening?.resized(extent);
  }

  stop(): void {
    this.#isStopped = true;
    this.#sharpening?.stop();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    const decode = await makeJpegDecoder();
    if (this.#isStopped) return;
    this.#decode = decode;
    this.#sharpening = new Sharpening(this.#request);
    this.#sharpening.resized(this.#extent);
    this.#announce();
  }
}
