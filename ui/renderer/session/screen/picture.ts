/**
 * Shows the guest's screen on a canvas, in place of noVNC's `Display`. That one draws on a hidden canvas, which Chromium copies as a whole for each
 * update, however small, and then once more into the visible one. Here the picture lies in plain memory, and what changed goes to the one canvas.
 */
import { Framebuffer } from './framebuffer.ts';

/**
 * Each change goes to the compositor at once and by itself, and not with the page's next frame, for which the canvas would be copied as a whole,
 * and the rest of the page be looked at.
 */
const DRAWING: CanvasRenderingContext2DSettings = { desynchronized: true };

export class Picture {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  #framebuffer = new Framebuffer({ width: 0, height: 0 });
  #image: ImageData | undefined;
  #scale = 1;
  /** noVNC could show a part of the screen instead of fitting it into the window. We always fit it. */
  readonly clipViewport = false;

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d', DRAWING);
    if (!context) throw new Error('The page cannot draw.');
    this.#canvas = canvas;
    this.#context = context;
  }

  get width(): number {
    return this.#framebuffer.width;
  }

  get height(): number {
    return this.#framebuffer.height;
  }

  get scale(): number {
    return this.#scale;
  }

  set scale(scale: number) {
    this.#scale = scale;
    for (const side of ['width', 'height'] as const) {
      const length = `${scale * this[side]}px`;
      if (this.#canvas.style[side] !== length) this.#canvas.style[side] = length;
    }
  }

  /** Fits the screen into a place of these CSS pixels. */
  autoscale(width: number, height: number): void {
    const isEmpty = width === 0 || height === 0 || this.width === 0 || this.height === 0;
    this.scale = isEmpty ? 0 : Math.min(width / this.width, height / this.height);
  }

  /** The guest's pixel at a CSS pixel of the canvas. */
  absX(x: number): number {
    return this.#scale === 0 ? 0 : Math.trunc(x / this.#scale);
  }

  absY(y: number): number {
    return this.absX(y);
  }

  /** The guest has another mode. What it showed stays until it draws. */
  resize(width: number, height: number): void {
    this.#framebuffer = new Framebuffer({ width, height }, this.#framebuffer);
    this.#image = width > 0 && height > 0 ? new ImageData(this.#framebuffer.bytes, width, height) : undefined;
    Object.assign(this.#canvas, { width, height });
    this.scale = this.#scale;
    this.flip();
  }

  fillRect(x: number, y: number, width: number, height: number, colour: Uint8Array): void {
    this.#framebuffer.fill(x, y, { width, height }, colour);
  }

  blitImage(x: number, y: number, width: number, height: number, bytes: Uint8Array, offset: number): void {
    this.#framebuffer.blit(x, y, { width, height }, offset === 0 ? bytes : bytes.subarray(offset));
  }

  /** Shows what has changed. */
  flip(): void {
    const changed = this.#framebuffer.takeChanged();
    if (!changed || !this.#image) return;
    const { left, top, right, bottom } = changed;
    this.#context.putImageData(this.#image, 0, 0, left, top, right - left, bottom - top);
  }

  /** Nothing is drawn later. */
  pending(): boolean {
    return false;
  }
}
