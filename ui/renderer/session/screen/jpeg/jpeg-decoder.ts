/**
 * Decodes JPEG in a worker, so a file that keeps the decoder busy neither blocks the page nor lasts, and one that takes it over reaches
 * no decoder of Electron.
 */
import type { Extent } from '../pixels.ts';

// Which JPEG files reach the decoder: those that QEMU makes of a rectangle, whose size is known. A progressive one would take minutes, and one that says another size would take memory that its bytes do not suggest (ITU-T T.81, annex B). Pure.

const [PREFIX, START_OF_IMAGE, START_OF_SCAN, BASELINE_FRAME] = [0xff, 0xd8, 0xda, 0xc0];
/** JFIF's header, tables of quantisation and of Huffman codes. */
const TABLES = [0xe0, 0xdb, 0xc4];
/** The tables need about 600. */
const MOST_HEAD_BYTES = 2048;
const BITS = 8;
const COLOURS = 3;
const SMALLEST_FRAME_BYTES = 8 + 3 * COLOURS;
const MOST_SAMPLES = 2;

/**
 * Whether these bytes begin as a JPEG file of this size that QEMU may have made, and are no larger than its pixels. The size may be that of the whole screen:
 * QEMU does not split what moves (`send_rect_simple` in its ui/vnc-enc-tight.c).
 */
export function isAcceptedJpeg(untrusted: Uint8Array, { width, height }: Extent): boolean {
  if (untrusted.length > MOST_HEAD_BYTES + 4 * width * height) return false;
  const bytes = new DataView(untrusted.buffer, untrusted.byteOffset, Math.min(untrusted.length, MOST_HEAD_BYTES));
  if (bytes.byteLength < 2 || bytes.getUint16(0) !== ((PREFIX << 8) | START_OF_IMAGE)) return false;
  let hasFrame = false;
  for (let at = 2; at + 5 <= bytes.byteLength; at += 2 + bytes.getUint16(at + 2)) {
    if (bytes.getUint8(at) !== PREFIX) return false;
    const marker = bytes.getUint8(at + 1);
    if (marker === START_OF_SCAN) return hasFrame && bytes.getUint8(at + 4) === COLOURS;
    if (marker === BASELINE_FRAME) {
      if (hasFrame || !isFrameOf(bytes, at + 4, { width, height })) return false;
      hasFrame = true;
    } else if (!TABLES.includes(marker)) return false;
  }
  return false;
}

/** `at`: after the length of the segment. */
function isFrameOf(bytes: DataView, at: number, { width, height }: Extent): boolean {
  if (at - 2 + SMALLEST_FRAME_BYTES > bytes.byteLength) return false;
  if (bytes.getUint16(at - 2) !== SMALLEST_FRAME_BYTES || bytes.getUint8(at) !== BITS) return false;
  if (bytes.getUint16(at + 1) !== height || bytes.getUint16(at + 3) !== width) return false;
  if (bytes.getUint8(at + 5) !== COLOURS) return false;
  return [7, 10, 13].every((samples) => {
    const each = bytes.getUint8(at + samples);
    return [each >> 4, each & 0xf].every((count) => count >= 1 && count <= MOST_SAMPLES);
  });
}

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
