/**
 * Ends a session that is unused for as long as its profile allows, after a warning. Only the desktop's own windows report use: the guest is not asked,
 * since it could report anything.
 */
export interface IdleStopEvents {
  readonly onIdle: () => void;
  /** A warning has begun or has ended. */
  readonly onChange: () => void;
}

/** `unseen`: no window of the desktop has shown the session, so its use is unknown. `kept`: the person lifted the limit. */
export type Attendance = 'unseen' | 'seen' | 'kept';

type Countdown =
  | { readonly is: 'stopped' }
  | { readonly is: 'running'; readonly timer: NodeJS.Timeout }
  | { readonly is: 'warning'; readonly timer: NodeJS.Timeout; readonly until: Date };

const LONGEST_WARNING_MS = 60_000;

export class IdleStop {
  readonly #events: IdleStopEvents;
  #limitMs = 0;
  #attendance: Attendance = 'unseen';
  #countdown: Countdown = { is: 'stopped' };

  constructor(events: IdleStopEvents) {
    this.#events = events;
  }

  /** The time at which the session ends, during a warning. */
  get until(): Date | undefined {
    return this.#countdown.is === 'warning' ? this.#countdown.until : undefined;
  }

  get attendance(): Attendance {
    return this.#attendance;
  }

  /** Sets the limit; 0: none. */
  limit(minutes: number): void {
    this.#limitMs = minutes * 60_000;
    if (this.#attendance !== 'unseen') this.#restart();
  }

  /** The session is in use: a window shows it, or passed on a key or a click. */
  touch(): void {
    if (this.#attendance === 'unseen') this.#attendance = 'seen';
    this.#restart();
  }

  /** Lifts the limit for this session. */
  keepRunning(): void {
    this.#attendance = 'kept';
    this.#restart();
  }

  /** Continues with the attendance that an earlier host agent recorded. */
  restore(attendance: Attendance): void {
    this.#attendance = attendance;
    if (attendance !== 'unseen') this.#restart();
  }

  stop(): void {
    if (this.#countdown.is !== 'stopped') clearTimeout(this.#countdown.timer);
    this.#countdown = { is: 'stopped' };
  }

  #restart(): void {
    const wasWarning = this.#countdown.is === 'warning';
    this.stop();
    if (this.#limitMs > 0 && this.#attendance !== 'kept') this.#run();
    if (wasWarning) this.#events.onChange();
  }

  #run(): void {
    const warningMs = Math.min(LONGEST_WARNING_MS, this.#limitMs / 2);
    const timer = setTimeout(() => {
      this.#countdown = {
        is: 'warning',
        timer: setTimeout(() => this.#events.onIdle(), warningMs).unref(),
        until: new Date(Date.now() + warningMs),
      };
      this.#events.onChange();
    }, this.#limitMs - warningMs).unref();
    this.#countdown = { is: 'running', timer };
  }
}
