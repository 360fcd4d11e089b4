// @ts-check
/** Output of programs that run beside another one, which has the terminal: kept back, and shown in one piece. */
export class HeldOutput {
  /** @type {Buffer[]} */
  #held = [];
  #isShown = false;
  #write;

  /** @param {(printed: Buffer) => void} [write] */
  constructor(write = (printed) => void process.stderr.write(printed)) {
    this.#write = write;
  }

  /** For `onOutput` of `runChild`. @type {(printed: Buffer) => void} */
  add = (printed) => {
    if (this.#isShown) this.#write(printed);
    else this.#held.push(printed);
  };

  /** Shows what there is, and from now on everything at once. */
  show() {
    this.#isShown = true;
    for (const printed of this.#held.splice(0)) this.#write(printed);
  }
}
