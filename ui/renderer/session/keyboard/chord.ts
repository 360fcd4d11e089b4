/** Detects Ctrl and Alt pressed together and released, with no other key in between. */
export class Chord {
  #isCtrlDown = false;
  #isAltDown = false;
  #isArmed = false;

  press(code: string): void {
    if (code.startsWith('Control')) this.#isCtrlDown = true;
    else if (code === 'AltLeft') this.#isAltDown = true;
    else {
      this.#isArmed = false;
      return;
    }
    this.#isArmed = this.#isCtrlDown && this.#isAltDown;
  }

  /** Whether this release completes the chord. */
  release(code: string): boolean {
    if (code.startsWith('Control')) this.#isCtrlDown = false;
    if (code === 'AltLeft') this.#isAltDown = false;
    const isComplete = this.#isArmed && !this.#isCtrlDown && !this.#isAltDown;
    if (isComplete) this.#isArmed = false;
    return isComplete;
  }

  reset(): void {
    this.#isCtrlDown = this.#isAltDown = this.#isArmed = false;
  }
}
