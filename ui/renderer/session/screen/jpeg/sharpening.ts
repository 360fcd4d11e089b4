/** Asks a screen again for the parts that it has left as JPEG. */
import type { Extent } from '../pixels.ts';
import { type Part, UnsharpParts } from './unsharp-parts.ts';

const LOOK_EVERY_MS = 500;

export class Sharpening {
  readonly #timer: ReturnType<typeof setInterval>;
  #parts: UnsharpParts | undefined;

  /** `ask`: requests a part of the screen whether it has changed or not. */
  constructor(ask: (part: Part) => void) {
    this.#timer = setInterval(() => {
      const part = this.#parts?.overdue();
      if (part) ask(part);
    }, LOOK_EVERY_MS);
  }

  /** Nothing of the new screen has been received yet. */
  resized(extent: Extent): void {
    this.#parts = new UnsharpParts(extent);
  }

  received(part: Part, isLossy: boolean): void {
    this.#parts?.received(part, isLossy);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
