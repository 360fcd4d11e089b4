/**
 * Decodes JPEG in a worker, so a file that keeps the decoder busy neither blocks the page nor lasts, and one that takes it over reaches
 * no decoder of Electron.
 */
import type { Extent } from '../pixels.ts';
import { isAcceptedJpeg } from './accepted-jpeg.ts';

/** Of red, green, blue, and one that means nothing. */
const BYTES_PER_PIXEL = 4;
/** The whole screen takes some hundredths of a second; the host may be busy. */
export const DECODES_WITHIN_MS = 5_000;

export interface DecoderWorker {
  /** The file is gone afterwards. */
  readonly send: (file: ArrayBuffer, extent: Extent) => void;
  readonly end: () => void;
}

/** `onAnswer` gets the pixels of each file, and null for one that cannot be decoded. */
export type StartWorker = (onAnswer: (untrusted: unknown) => void) => DecoderWorker;

export class JpegDecoder {
  readonly #start: StartWorker;
  #worker: DecoderWorker | undefined;
  #onAnswer: (untrusted: unknown) => void = () => undefined;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  /**
   * Returns four bytes for each pixel: red, green, blue, and one that means nothing; or undefined if that took too long. Throws if QEMU cannot have made
   * the file. One call at a time.
   */
  async decode(untrusted: Uint8Array, extent: Extent): Promise<Uint8Array | undefined> {
    if (!isAcceptedJpeg(untrusted, extent)) throw new Error('This JPEG is refused.');
    const worker = (this.#worker ??= this.#start((answer) => this.#onAnswer(answer)));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pixels = await new Promise<unknown>((resolve) => {
      this.#onAnswer = resolve;
      timer = setTimeout(() => {
        this.stop();
        resolve(undefined);
      }, DECODES_WITHIN_MS);
      worker.send(new Uint8Array(untrusted).buffer, extent);
    });
    clearTimeout(timer);
    if (pixels === undefined) return undefined;
    if (!(pixels instanceof Uint8Array) || pixels.length !== BYTES_PER_PIXEL * extent.width * extent.height)
      throw new Error('This JPEG is refused.');
    return pixels;
  }

  /** Ends the worker; a next file gets another one. */
  stop(): void {
    this.#worker?.end();
    this.#worker = undefined;
    this.#onAnswer = () => undefined;
  }
}
