import type { Requirement, Session } from '../api/session/session.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import { StartMoments } from './start-moments.ts';

/** The requirements that a start has met, and when, counted from the request. */
export class StartProgress {
  readonly #met = new StepTracker<Requirement>();
  readonly #onMet: (requirement: Requirement, elapsedMs: number) => void;
  readonly #requestedAtMs = performance.now();
  readonly moments = new StartMoments(this.#requestedAtMs);
  #timings: Session['timings'] = {};

  constructor(onMet: (requirement: Requirement, elapsedMs: number) => void = () => undefined) {
    this.#onMet = onMet;
  }

  /** The progress of a session that an earlier host agent started. */
  static of(timings: Session['timings']): StartProgress {
    const progress = new StartProgress();
    progress.#timings = timings;
    return progress;
  }

  get timings(): Session['timings'] {
    return this.#timings;
  }

  elapsedMs(): number {
    return Math.round(performance.now() - this.#requestedAtMs);
  }

  has(requirement: Requirement): boolean {
    return this.#met.has(requirement);
  }

  wait(requirement: Requirement, signal: AbortSignal): Promise<void> {
    return this.#met.wait(requirement, signal);
  }

  mark(requirement: Requirement): void {
    if (!this.#met.mark(requirement)) return;
    const elapsedMs = this.elapsedMs();
    this.moments.host(requirement);
    if (requirement === 'vm') this.#timings = { ...this.#timings, runningMs: elapsedMs };
    if (requirement === 'painted') this.#timings = { ...this.#timings, firstFrameMs: elapsedMs };
    this.#onMet(requirement, elapsedMs);
  }

  markReady(): void {
    this.moments.host('ready');
    this.#timings = { ...this.#timings, readyMs: this.elapsedMs() };
  }
}
