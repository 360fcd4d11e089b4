/** Draws what a viewer receives, except JPEG: its pixels stay unknown, until they are sent without loss. */
import type { Picture } from './picture.ts';
import type { SeenRectangle } from './pulling-viewer.ts';
import { TightDecoder } from './tight.ts';

export class DrawnScreen {
  readonly #width: number;
  readonly #height: number;
  /** Unknown pixels are transparent. */
  readonly #rgba: Buffer;
  readonly #decoder = new TightDecoder();

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    [this.#width, this.#height] = [width, height];
    this.#rgba = Buffer.alloc(4 * width * height);
  }

  get picture(): Picture {
    return { width: this.#width, height: this.#height, rgba: this.#rgba };
  }

  async draw({ x, y, width, height, tight }: SeenRectangle): Promise<void> {
    if (!tight) throw new Error('Only rectangles of Tight can be drawn.');
    const rgb = await this.#decoder.decode(tight, { width, height });
    for (let row = 0, from = 0; row < height; row += 1) {
      const start = 4 * ((y + row) * this.#width + x);
      for (let to = start; to < start + 4 * width; to += 4, from += 3) {
        this.#rgba[to] = rgb?.[from] ?? 0;
        this.#rgba[to + 1] = rgb?.[from + 1] ?? 0;
        this.#rgba[to + 2] = rgb?.[from + 2] ?? 0;
        this.#rgba[to + 3] = rgb ? 255 : 0;
      }
    }
  }
}
