/** For how long an exit was down while sessions needed it. */
export class DownTime {
  readonly #nowMs: () => number;
  #beforeMs = 0;
  /** When it went down; absent while it is up or unused. */
  #sinceMs: number | undefined;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  note(state: 'up' | 'down' | 'unused'): void {
    if (state === 'down') {
      this.#sinceMs ??= this.#nowMs();
      return;
    }
    this.#beforeMs = this.totalMs;
    this.#sinceMs = undefined;
  }

  get totalMs(): number {
    return this.#beforeMs + (this.#sinceMs === undefined ? 0 : this.#nowMs() - this.#sinceMs);
  }
}
