/** Reports processed bytes to main, which stops sending when too much is unprocessed. A report for each piece would cost more than drawing it. */

/** Small beside what main sends ahead: see `ui/main/display.ts`. */
const REPORT_BYTES = 1024 * 1024;

export class Acknowledgements {
  readonly #report: (bytes: number) => void;
  #unreportedBytes = 0;

  /** `report` gets the bytes that were processed since the last report. */
  constructor(report: (bytes: number) => void) {
    this.#report = report;
  }

  took(bytes: number): void {
    this.#unreportedBytes += bytes;
    if (this.#unreportedBytes < REPORT_BYTES) return;
    this.#report(this.#unreportedBytes);
    this.#unreportedBytes = 0;
  }
}
