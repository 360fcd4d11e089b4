/** Raw pixels, as many rows at once as have arrived. noVNC's own decoder draws each row by itself, which takes several times as long. */
const PIXEL_BYTES = 4;

/** Of noVNC: the bytes that have arrived and are not processed. */
interface Arrived {
  rQlen(): number;
  /** A copy unless `copy` is false. */
  rQshiftBytes(bytes: number, copy?: boolean): Uint8Array;
}

interface Target {
  blitImage(x: number, y: number, width: number, height: number, bytes: Uint8Array, offset: number): void;
}

export class RawRows {
  #rowsLeft = 0;

  /** Called by noVNC for a rectangle, again while its content is incomplete. Returns whether it is complete. */
  decodeRect(x: number, y: number, width: number, height: number, bytes: Arrived, display: Target): boolean {
    if (width === 0 || height === 0) return true;
    if (this.#rowsLeft === 0) this.#rowsLeft = height;
    const rowBytes = PIXEL_BYTES * width;
    const rows = Math.min(this.#rowsLeft, Math.floor(bytes.rQlen() / rowBytes));
    if (rows > 0)
      display.blitImage(x, y + height - this.#rowsLeft, width, rows, bytes.rQshiftBytes(rows * rowBytes, false), 0);
    this.#rowsLeft -= rows;
    return this.#rowsLeft === 0;
  }
}
