/** Counts of what happened, for monitoring. They survive the host agent, but not the person's login: their file is in memory. */
import { z } from 'zod';
import { END_REASONS, type EndReason, type SessionEnded } from '../api/session/session.ts';
import {
  CLICK_SECONDS,
  type ClickTimes,
  FAILED_ENDS,
  FIX_SECONDS,
  type FixTimes,
  MOST_IMAGES,
  NO_FIXES,
  StartKind,
  Tally,
} from '../api/host/report.ts';
import { LatestRecord } from '../storage/latest-record.ts';
import { readRecord } from '../storage/records.ts';

const DIGEST_CHARACTERS = 12;

const Stored = z.strictObject({
  tally: Tally,
  /** By session: the packets that were counted already. Only sessions that existed at the last measurement. */
  refusedBySession: z.record(z.string().max(64), z.int().min(0)),
});
type Stored = z.infer<typeof Stored>;

/** What the network VM counts for one session since it got its port. */
export interface RefusedOf {
  readonly session: string;
  readonly refusedPackets?: number | undefined;
}

export class Counts {
  #stored: Stored;
  readonly #record: LatestRecord;

  private constructor(file: string, stored: Stored, onProblem: (reason: string) => void) {
    this.#stored = stored;
    this.#record = LatestRecord.of(file, Stored, () => this.#stored, onProblem);
  }

  /** Continues the counts in `file`, if there are any. */
  static async load(file: string, now: Date, onProblem: (reason: string) => void): Promise<Counts> {
    const stored = await readRecord(file, Stored).catch(() => undefined);
    return new Counts(file, stored ?? { tally: emptyTally(now), refusedBySession: {} }, onProblem);
  }

  get tally(): Tally {
    return this.#stored.tally;
  }

  /** A session was opened; `firstFrameMs`: the time until its browser was painted. */
  opened(from: StartKind, firstFrameMs: number): void {
    const { tally } = this.#stored;
    const clicks = { ...tally.clicks, [from]: withClick(tally.clicks[from], firstFrameMs) };
    this.#save({ ...this.#stored, tally: { ...tally, clicks } });
  }

  /** A VM was started again because its guest was silent. */
  startedAgain(): void {
    const { tally } = this.#stored;
    this.#save({ ...this.#stored, tally: { ...tally, startedAgain: tally.startedAgain + 1 } });
  }

  /** Security updates came into use so long after they were published. */
  fixed(seconds: number): void {
    const { tally } = this.#stored;
    this.#save({ ...this.#stored, tally: { ...tally, fixes: withFix(tally.fixes, seconds) } });
  }

  /** Forgets the session itself. `image`: the digest of its image, if it got so far. */
  ended({ session, reason }: SessionEnded, image?: string): void {
    const { tally } = this.#stored;
    const byImage = image === undefined ? tally.byImage : withEnd(tally.byImage, image, reason);
    const ended = { ...tally.ended, [reason]: tally.ended[reason] + 1 };
    const others = Object.entries(this.#stored.refusedBySession).filter(([id]) => id !== session);
    this.#save({ tally: { ...tally, ended, byImage }, refusedBySession: Object.fromEntries(others) });
  }

  /** The present counts of all sessions. Those of a session that has left are kept in the sum. */
  refused(sessions: readonly RefusedOf[]): void {
    const next = withRefused(this.#stored, sessions);
    if (next.tally.refusedPackets !== this.#stored.tally.refusedPackets) this.#save(next);
    else this.#stored = next;
  }

  /** Fulfilled when everything is in the file. */
  settled(): Promise<void> {
    return this.#record.written();
  }

  #save(stored: Stored): void {
    this.#stored = stored;
    void this.#record.changed();
  }
}

/** Nothing happened yet. Every outcome is there with 0, so that the first one is seen as an increase. Pure. */
export function emptyTally(now: Date): Tally {
  return {
    since: now.toISOString(),
    ended: Object.fromEntries(END_REASONS.map((reason) => [reason, 0])) as Tally['ended'],
    byImage: [],
    clicks: Object.fromEntries(StartKind.options.map((from) => [from, NO_CLICKS])) as Tally['clicks'],
    refusedPackets: 0,
    startedAgain: 0,
    fixes: NO_FIXES,
  };
}

/** Adds one session of an image. The image that was seen first is forgotten when there are too many. Pure. */
function withEnd(byImage: Tally['byImage'], image: string, reason: EndReason): Tally['byImage'] {
  const digest = image.slice(0, DIGEST_CHARACTERS);
  const known = byImage.some((each) => each.digest === digest);
  const all = known ? byImage : [...byImage, { digest, ended: 0, failed: 0 }].slice(-MOST_IMAGES);
  const failed = FAILED_ENDS.includes(reason) ? 1 : 0;
  return all.map((each) =>
    each.digest === digest ? { digest, ended: each.ended + 1, failed: each.failed + failed } : each,
  );
}

/** A count that is smaller than before began at zero again: the network VM was replaced. A compromised one may count anything. Pure. */
export function withRefused(stored: Stored, sessions: readonly RefusedOf[]): Stored {
  const counted = sessions.flatMap(({ session, refusedPackets }) => {
    const before = stored.refusedBySession[session] ?? 0;
    // A network VM that does not answer tells nothing.
    const now = refusedPackets ?? before;
    return [{ session, now, more: now >= before ? now - before : now }];
  });
  const refusedPackets = counted.reduce((sum, { more }) => sum + more, stored.tally.refusedPackets);
  return {
    // A larger number is no whole number any more, and could be neither stored nor reported.
    tally: { ...stored.tally, refusedPackets: Math.min(refusedPackets, Number.MAX_SAFE_INTEGER) },
    refusedBySession: Object.fromEntries(counted.map(({ session, now }) => [session, now])),
  };
}

export const NO_CLICKS: ClickTimes = { classes: [...CLICK_SECONDS, Infinity].map(() => 0), sumMs: 0 };

/** Adds one click that took `ms` milliseconds. Pure. */
export function withClick({ classes, sumMs }: ClickTimes, ms: number): ClickTimes {
  return { classes: withOneMore(classes, CLICK_SECONDS, ms / 1000), sumMs: sumMs + ms };
}

/** Adds one fix. Pure. */
export function withFix({ classes, sumSeconds }: FixTimes, seconds: number): FixTimes {
  return { classes: withOneMore(classes, FIX_SECONDS, seconds), sumSeconds: sumSeconds + Math.round(seconds) };
}

function withOneMore(classes: readonly number[], bounds: readonly number[], seconds: number): number[] {
  const found = bounds.findIndex((bound) => seconds <= bound);
  const index = found === -1 ? bounds.length : found;
  return classes.map((count, at) => (at === index ? count + 1 : count));
}
