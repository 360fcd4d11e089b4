/**
 * Works bytes off in portions that are each soon done. A few bytes can have the whole screen painted, so that what came at once may be work for
 * minutes, and meanwhile nobody could press a button of ours.
 */

/** The page does nothing else for no longer than about this. */
const TURN_MS = 24;
/** A portion that took longer has the next one be half as large. */
const SLOW_MS = 8;
const SMALLEST_BYTES = 256;
const LARGEST_BYTES = 64 * 1024;

interface Piece {
  readonly bytes: ArrayBuffer;
  /** So much of it is worked off. */
  at: number;
}

export class Portions {
  readonly #take: (portion: ArrayBuffer) => void;
  readonly #onTaken: (bytes: number) => void;
  readonly #later: (work: () => void) => void;
  readonly #waiting: Piece[] = [];
  #isAwaitingTurn = false;
  #portionBytes = LARGEST_BYTES;
  #onEnd: () => void = () => undefined;

  /** `take` works one portion off, `onTaken` is told when all of a piece is; `later`: in the next turn of the page. */
  constructor(
    take: (portion: ArrayBuffer) => void,
    onTaken: (bytes: number) => void,
    later: (work: () => void) => void = soon,
  ) {
    this.#take = take;
    this.#onTaken = onTaken;
    this.#later = later;
  }

  /** Works the piece off, now or as soon as its turn comes. */
  add(bytes: ArrayBuffer): void {
    this.#waiting.push({ bytes, at: 0 });
    if (!this.#isAwaitingTurn) this.#work();
  }

  /** Calls `onEnd` once all of it is worked off. */
  end(onEnd: () => void): void {
    if (this.#waiting.length === 0) onEnd();
    else this.#onEnd = onEnd;
  }

  /** What still waits is nobody's any more. */
  stop(): void {
    this.#waiting.length = 0;
    this.#onEnd = () => undefined;
  }

  #work(): void {
    const startedMs = performance.now();
    for (let piece = this.#waiting[0]; piece; piece = this.#waiting[0]) {
      if (performance.now() - startedMs > TURN_MS) {
        this.#isAwaitingTurn = true;
        this.#later(() => {
          this.#isAwaitingTurn = false;
          this.#work();
        });
        return;
      }
      this.#takePortion(piece);
      if (piece.at < piece.bytes.byteLength) continue;
      // Unless it was stopped by what it did.
      if (this.#waiting[0] === piece) this.#waiting.shift();
      this.#onTaken(piece.bytes.byteLength);
    }
    this.#onEnd();
  }

  #takePortion(piece: Piece): void {
    const { bytes, at } = piece;
    const end = Math.min(bytes.byteLength, at + this.#portionBytes);
    piece.at = end;
    const beganMs = performance.now();
    this.#take(at === 0 && end === bytes.byteLength ? bytes : bytes.slice(at, end));
    if (performance.now() - beganMs > SLOW_MS)
      this.#portionBytes = Math.max(SMALLEST_BYTES, Math.floor((end - at) / 2));
    else this.#portionBytes = Math.min(LARGEST_BYTES, 2 * this.#portionBytes);
  }
}

/** A timer would be held back by some milliseconds each time. */
function soon(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    work();
  });
  port1.start();
  port2.postMessage(null);
}
