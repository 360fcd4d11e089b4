/** What moves on a screen may come as JPEG, if that is smaller, until it rests. */
import type { Display, Tight } from '@novnc/novnc';
import type { Extent } from '../pixels.ts';
import { JpegChoice } from './jpeg-choice.ts';
import { JpegDecoder, type StartWorker } from './jpeg-decoder.ts';
import { type Part, Sharpening } from './unsharp-parts.ts';

const [SCRIPT, PROGRAM] = ['session.jpeg.js', 'session.jpeg.wasm'];

/** The DOM's types leave it out. The page may start a script only by an address that a policy has made. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(text: string): string };
};

let start: Promise<StartWorker> | undefined;

/** Loads the program, once in a page. */
const loadDecoder = (): Promise<StartWorker> => (start ??= load());

async function load(): Promise<StartWorker> {
  const program = await WebAssembly.compileStreaming(fetch(PROGRAM));
  const script = trustedTypes.createPolicy('jpeg', { createScriptURL: () => SCRIPT }).createScriptURL('');
  return (onAnswer) => {
    const worker = new Worker(script);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => onAnswer(data);
    worker.onerror = () => onAnswer(null);
    worker.postMessage(program);
    return {
      send: (file, extent) => worker.postMessage({ file, extent }, [file]),
      end: () => worker.terminate(),
    };
  };
}

interface Asking {
  /** Announces again what the window decodes. */
  readonly announce: () => void;
  /** Requests a part of the screen whether it has changed or not. */
  readonly request: (part: Part) => void;
  /** A picture is being decoded: processes nothing more until the returned function is called. */
  readonly wait: () => () => void;
}

/** The rectangle that is read. */
type Decoding =
  | { readonly state: 'runs' }
  | { readonly state: 'ended'; readonly pixels: Uint8Array | undefined }
  | { readonly state: 'refused' };

export class MovingParts {
  readonly #announce: () => void;
  readonly #request: Asking['request'];
  readonly #wait: Asking['wait'];
  readonly #choice = new JpegChoice();
  /** Set once JPEG was chosen; before, a screen that sends it is refused. */
  #decoder: JpegDecoder | undefined;
  #decoding: Decoding | undefined;
  /** Set together with the decoder: before, everything is sharp. */
  #sharpening: Sharpening | undefined;
  #extent: Extent = { width: 0, height: 0 };
  #isLoading = false;
  /** Whether the rectangle that is read is JPEG. */
  #isJpeg = false;
  #isStopped = false;

  constructor({ announce, request, wait }: Asking) {
    this.#announce = announce;
    this.#request = request;
    this.#wait = wait;
  }

  /** Whether to announce that JPEG is welcome. */
  get isJpegWelcome(): boolean {
    return this.#choice.isOn && this.#decoder !== undefined;
  }

  /**
   * What noVNC is to call for a rectangle of JPEG. It is incomplete for noVNC until it is decoded, so what follows is drawn after it.
   */
  decoder(tight: Tight, display: Display): Tight['_jpegRect'] {
    return (x, y, width, height, bytes) => {
      if (!this.#decoder) throw new Error('QEMU sends this only when it is asked.');
      if (!this.#decoding) {
        const file = tight._readData(bytes);
        if (file) void this.#decode(this.#decoder, file, { width, height });
        return false;
      }
      if (this.#decoding.state === 'runs') return false;
      if (this.#decoding.state === 'refused') throw new Error('This JPEG is refused.');
      // What took too long counts as drawn with loss, so it comes again.
      const { pixels } = this.#decoding;
      if (pixels) display.blitImage(x, y, width, height, pixels, 0);
      this.#decoding = undefined;
      this.#isJpeg = true;
      return true;
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
    if (this.#decoder) this.#announce();
    // Without a decoder, films come without loss.
    else if (!this.#isLoading) this.#load().catch(() => undefined);
  }

  resized(extent: Extent): void {
    this.#extent = extent;
    this.#sharpening?.resized(extent);
  }

  stop(): void {
    this.#isStopped = true;
    this.#decoder?.stop();
    this.#sharpening?.stop();
  }

  /** Never rejects. */
  async #decode(decoder: JpegDecoder, untrusted: Uint8Array, extent: Extent): Promise<void> {
    this.#decoding = { state: 'runs' };
    const goOn = this.#wait();
    try {
      this.#decoding = { state: 'ended', pixels: await decoder.decode(untrusted, extent) };
    } catch {
      this.#decoding = { state: 'refused' };
    }
    goOn();
  }

  async #load(): Promise<void> {
    this.#isLoading = true;
    const start = await loadDecoder();
    if (this.#isStopped) return;
    this.#decoder = new JpegDecoder(start);
    this.#sharpening = new Sharpening(this.#request);
    this.#sharpening.resized(this.#extent);
    this.#announce();
  }
}
