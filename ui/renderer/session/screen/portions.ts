/**
 * Processes bytes in portions that each take little time. A few bytes can paint the whole screen, so one message of a hostile guest may take
 * minutes, and meanwhile no button of the window would respond.
 */

/** The page is blocked for no longer than about this. */
const TURN_MS = 24;
/** After a slower portion, the next one is half as large. */
const SLOW_MS = 8;
const SMALLEST_BYTES = 256;
const LARGEST_BYTES = 64 * 1024;

interface Piece {
  readonly bytes: ArrayBuffer;
  /** Bytes processed so far. */
  at: number;
}

export class Portions {
  readonly #take: (portion: ArrayBuffer) => void;
  readonly #onTaken: (bytes: number) => void;
  readonly #later: (work: () => void) => void;
  readonly #waiting: Piece[] = [];
  #isAwaitingTurn = false;
  #isPaused = false;
  #portionBytes = LARGEST_BYTES;
  #onEnd: () => void = () => undefined;

  /** `take` processes one portion; `onTaken` is called when a whole piece is processed; `later` runs work in the next turn of the event loop. */
  constructor(
    take: (portion: ArrayBuffer) => void,
    onTaken: (bytes: number) => void,
    later: (work: () => void) => void = soon,
  ) {
    this.#take = take;
    this.#onTaken = onTaken;
    this.#later = later;
  }

  /** Processes the piece now, or after those that wait. */
  add(bytes: ArrayBuffer): void {
    this.#waiting.push({ bytes, at: 0 });
    if (!this.#isAwaitingTurn && !this.#isPaused) this.#work();
  }

  /** Calls `onEnd` once everything is processed. */
  end(onEnd: () => void): void {
    if (this.#waiting.length === 0) onEnd();
    else this.#onEnd = onEnd;
  }

  /** Processes no further portion, until {@link resume}. A piece whose last portion was processed before counts as processed only then. */
  pause(): void {
    this.#isPaused = true;
  }

  /** `first` runs before what waits; it may pause again. */
  resume(first: () => void): void {
    this.#isPaused = false;
    first();
    if (!this.#isAwaitingTurn) this.#work();
  }

  /** Drops everything that waits. */
  stop(): void {
    this.#waiting.length = 0;
    this.#onEnd = () => undefined;
  }

  #work(): void {
    const startedMs = performance.now();
    for (let piece = this.#waiting[0]; piece; piece = this.#waiting[0]) {
      if (this.#isPaused) return;
      if (performance.now() - startedMs > TURN_MS) {
        this.#isAwaitingTurn = true;
        this.#later(() => {
          this.#isAwaitingTurn = false;
          this.#work();
        });
        return;
      }
      if (piece.at < piece.bytes.byteLength) {
        this.#takePortion(piece);
        continue;
      }
      this.#waiting.shift();
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

/** A timer would be delayed by some milliseconds each time. */
function soon(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    work();
  });
  port1.start();
  port2.postMessage(null);
}
