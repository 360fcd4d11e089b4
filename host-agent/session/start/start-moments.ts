/** Records the moments of one start, for its trace. Bounded: each moment counts once, the first time. */
import type { Session } from '../../api/session/session.ts';
import type { GuestMoment, HostMoment, StartRecord } from '../../api/session/trace.ts';

type Recorded = Pick<StartRecord, 'host' | 'guest'>;

export class StartMoments {
  readonly #requestedAtMs: number;
  readonly #host = new Map<HostMoment, number>();
  readonly #guest = new Map<GuestMoment, { readonly guestMs: number; readonly receivedMs: number }>();

  /** `requestedAtMs`: the request, by `performance.now()`. */
  constructor(requestedAtMs: number) {
    this.#requestedAtMs = requestedAtMs;
  }

  /** `atMs`: by `performance.now()`. What happened before the request is no part of the start: a spare waited for it. */
  host(moment: HostMoment, atMs = performance.now()): void {
    const sinceMs = this.#since(atMs);
    if (sinceMs >= 0 && !this.#host.has(moment)) this.#host.set(moment, sinceMs);
  }

  /** `guestMs`: since the guest's kernel started, as the guest says. */
  guest(moment: GuestMoment, guestMs: number): void {
    if (!this.#guest.has(moment)) this.#guest.set(moment, { guestMs, receivedMs: this.#since(performance.now()) });
  }

  get recorded(): Recorded {
    return {
      host: [...this.#host].map(([moment, atMs]) => ({ moment, atMs })),
      guest: [...this.#guest].map(([moment, times]) => ({ moment, ...times })),
    };
  }

  /** To the microsecond, which is what a trace shows. */
  #since(atMs: number): number {
    return Math.round((atMs - this.#requestedAtMs) * 1000) / 1000;
  }
}

/** What was recorded of the start of this session. Pure. */
export function startRecordOf(
  { id, startedFrom, accelerator, requestedAt }: Session,
  { recorded }: StartMoments,
): StartRecord {
  return { session: id, startedFrom, accelerator, requestedAt, ...recorded };
}
