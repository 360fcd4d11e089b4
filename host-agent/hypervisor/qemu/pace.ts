import { setTimeout as sleep } from 'node:timers/promises';

/** Limits a reader to a number of bytes per second, with a burst. */
export class Pace {
  readonly #bytesPerMs: number;
  readonly #burst: number;
  #ahead = 0;
  #atMs = performance.now();

  constructor(bytesPerSecond: number, burst: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
    this.#burst = burst;
  }

  /** Counts bytes that were read; resolves when more may be read. */
  async keep(bytes: number): Promise<void> {
    const nowMs = performance.now();
    this.#ahead = Math.max(0, this.#ahead - (nowMs - this.#atMs) * this.#bytesPerMs) + bytes;
    this.#atMs = nowMs;
    if (this.#ahead > this.#burst) await sleep((this.#ahead - this.#burst) / this.#bytesPerMs);
  }
}
