/** Crashes of a VM in a row: a VM that always crashes right after its start must not be restarted for ever. */

/** After more crashes than this the VM is not restarted automatically. */
export const MAX_CRASHES_IN_A_ROW = 3;
/** After this time a crash starts a new row. */
const STEADY_AFTER_MS = 60_000;

export class CrashCounter {
  #inARow = 0;
  #upSinceMs = 0;

  noteStart(nowMs: number): void {
    this.#upSinceMs = nowMs;
  }

  /** Returns how many crashes there were in a row, including this one. */
  noteCrash(nowMs: number): number {
    this.#inARow = nowMs - this.#upSinceMs < STEADY_AFTER_MS ? this.#inARow + 1 : 1;
    return this.#inARow;
  }

  /** A person asked for another attempt. */
  reset(): void {
    this.#inARow = 0;
  }
}
