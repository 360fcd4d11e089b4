/**
 * Ends a session whose image has a known security update, once the session is as old as its profile allows. An update may become known to a session
 * that is older already, so the person has some minutes to finish in any case. A session whose image is recalled ends when its signers said.
 */
export const OUTDATED_WARNING_MINUTES = 5;

const MINUTE_MS = 60_000;

export interface OutdatedStopEvents {
  readonly onOver: () => void;
  /** The end was set, moved or cancelled. */
  readonly onChange: () => void;
}

export class OutdatedStop {
  readonly #events: OutdatedStopEvents;
  #knownSinceMs: number | undefined;
  #end: { readonly timer: NodeJS.Timeout; readonly atMs: number } | undefined;

  constructor(events: OutdatedStopEvents) {
    this.#events = events;
  }

  /** The time at which the session ends; `undefined` while there is no reason to end it. */
  get until(): Date | undefined {
    return this.#end && new Date(this.#end.atMs);
  }

  /** Sets the maximum age in minutes, 0 for none, of a session that was requested at `since`. */
  limit(
    minutes: number,
    since: Date,
    { isOutdated, recallEndsAtMs }: { readonly isOutdated: boolean; readonly recallEndsAtMs?: number | undefined },
  ): void {
    this.#knownSinceMs = isOutdated ? (this.#knownSinceMs ?? Date.now()) : undefined;
    const ageEndsAtMs =
      this.#knownSinceMs === undefined || minutes === 0
        ? undefined
        : Math.max(since.getTime() + minutes * MINUTE_MS, this.#knownSinceMs + OUTDATED_WARNING_MINUTES * MINUTE_MS);
    const ends = [ageEndsAtMs, recallEndsAtMs].filter((ms) => ms !== undefined);
    const atMs = ends.length === 0 ? undefined : Math.min(...ends);
    if (atMs === this.#end?.atMs) return;
    this.stop();
    if (atMs !== undefined)
      this.#end = { atMs, timer: setTimeout(() => this.#events.onOver(), Math.max(0, atMs - Date.now())).unref() };
    this.#events.onChange();
  }

  stop(): void {
    clearTimeout(this.#end?.timer);
    this.#end = undefined;
  }
}
