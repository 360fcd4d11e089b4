import type { OpenProgress, Requirement, Session } from '../../api/session/session.ts';
import { StepTracker } from '../../vm/step-tracker.ts';
import { StartMoments } from './start-moments.ts';

/** The requirements that a start has met, and when, counted from the request. */
export class StartProgress {
  readonly #met = new StepTracker<Requirement>();
  readonly #onChange: () => void;
  /** Of a start by this host agent. */
  #steps: readonly OpenProgress[] | undefined = [];
  readonly #requestedAtMs = performance.now();
  readonly moments = new StartMoments(this.#requestedAtMs);
  #timings: Session['timings'] = {};

  constructor(onChange: () => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** The progress of a session that an earlier host agent started. */
  static of(timings: Session['timings']): StartProgress {
    const progress = new StartProgress();
    progress.#timings = timings;
    progress.#steps = undefined;
    return progress;
  }

  get timings(): Session['timings'] {
    return this.#timings;
  }

  /** Its part of what the control API shows. */
  describe(): Pick<Session, 'timings' | 'progress'> {
    return { timings: this.#timings, ...(this.#steps && { progress: [...this.#steps] }) };
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

  /** The start waits for this requirement. */
  awaits(requirement: Requirement): void {
    this.#add({ requirement, state: 'awaited', elapsedMs: this.elapsedMs() });
  }

  mark(requirement: Requirement): void {
    if (!this.#met.mark(requirement)) return;
    const elapsedMs = this.elapsedMs();
    this.moments.host(requirement);
    if (requirement === 'vm') this.#timings = { ...this.#timings, runningMs: elapsedMs };
    if (requirement === 'painted') this.#timings = { ...this.#timings, firstFrameMs: elapsedMs };
    this.#add({ requirement, state: 'met', elapsedMs });
  }

  #add(step: OpenProgress): void {
    this.#steps &&= [...this.#steps, step];
    this.#onChange();
  }

  markReady(): void {
    this.moments.host('ready');
    this.#timings = { ...this.#timings, readyMs: this.elapsedMs() };
  }
}
