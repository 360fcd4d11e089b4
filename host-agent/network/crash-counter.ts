/** How often a machine died in a row: what dies at once whenever it is started is not started for ever. */

/** One that dies more often than this is not started again by itself. */
export const MOST_LOSSES_IN_A_ROW = 3;
/** What ran for so long does not count among those that died in a row. */
const STEADY_AFTER_MS = 60_000;

export class Losses {
  #inARow = 0;
  #upSinceMs = 0;

  noteStart(nowMs: number): void {
    this.#upSinceMs = nowMs;
  }

  /** Returns how many there were in a row, this one too. */
  noteLoss(nowMs: number): number {
    this.#inARow = nowMs - this.#upSinceMs < STEADY_AFTER_MS ? this.#inARow + 1 : 1;
    return this.#inARow;
  }

  /** Somebody asked for another try. */
  forget(): void {
    this.#inARow = 0;
  }
}
