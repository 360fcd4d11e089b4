/**
 * When the window asks a screen for updates. QEMU looks at the guest's screen every 30 ms, and sends an update if it has changed and one was asked for;
 * requests that meet there get one update together. One request, sent when an update begins, thus shows every picture of a near screen. Of a far one it
 * would show a picture per round trip, so as many requests are on the way to it as looks fit into the round trip.
 *
 * A probe is a message that the screen answers at once, but behind the updates that it has sent. So it measures the round trip, shows whether updates
 * wait on the way, and bounds the requests that are not answered: of those before the probe, one at most.
 */

/** QEMU's shortest interval, rounded up: a request in each of them loses no picture. */
const LOOK_MS = 33;
/** Limit of requests on the way, for the most distant screens. */
const MOST_REQUESTS = 12;
const PROBE_EVERY_MS = 200;
/** After updates have waited on the way, no more requests than now are tried for so long. */
const CAREFUL_FOR_MS = 5_000;
/** A picture that changes more rarely, beside the round trip, is not asked for ahead. */
const LIVELY_MS = 200;

export interface ScreenMessages {
  readonly request: () => void;
  readonly probe: () => void;
}

export class UpdateRequests {
  readonly #send: ScreenMessages;
  readonly #mayAskAhead: boolean;
  readonly #roundTrip = new RoundTrip();
  /** At most so many requests are not answered. The first one is noVNC's. */
  #unanswered = 1;
  #sinceProbe = 0;
  /** So many may be on the way, if the picture is lively. It grows while nothing waits there. */
  #tried = 1;
  #carefulUntilMs = 0;
  /** Perhaps no request is on the way. */
  #isDoubtful = false;
  #isProbeAlone = false;
  /** Set while a probe is on the way. */
  #probedMs: number | undefined;
  #nextProbeMs = 0;
  #askedMs = Number.NEGATIVE_INFINITY;
  /** Set while an update comes in. */
  #beganMs: number | undefined;
  #hasPixels = false;
  #picturedMs = Number.NEGATIVE_INFINITY;
  #isLively = false;
  /** The last picture took so long that the line, or this window, is busy: what is asked for ahead would wait, and keys behind it. */
  #isSlow = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `mayAskAhead`: otherwise, one request is on the way, and nothing is measured. */
  constructor(send: ScreenMessages, mayAskAhead: boolean) {
    this.#send = send;
    this.#mayAskAhead = mayAskAhead;
  }

  /** An update begins. */
  began(): void {
    this.#beganMs = performance.now();
    this.#hasPixels = false;
    if (!this.#roundTrip.isFar) this.#ask();
  }

  /** The update contains pixels, so it answers a request. Other updates, as of the pointer's shape, answer none. */
  pixels(): void {
    if (this.#hasPixels) return;
    this.#hasPixels = true;
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    if (!this.#roundTrip.isFar) return;
    if (this.#unanswered < this.#limit) this.#ask();
    else {
      this.#isDoubtful = true;
      this.#probe();
    }
  }

  /** The update was drawn. */
  drawn(): void {
    const nowMs = performance.now();
    const beganMs = this.#beganMs ?? nowMs;
    this.#beganMs = undefined;
    if (!this.#mayAskAhead || !this.#hasPixels) return;
    this.#isSlow = nowMs - beganMs >= LOOK_MS;
    this.#isLively = beganMs - this.#picturedMs < this.#roundTrip.ms + LIVELY_MS;
    this.#picturedMs = beganMs;
    if (nowMs >= this.#nextProbeMs) this.#probe();
    this.#expectAhead();
  }

  /** The screen has answered a probe. */
  answered(): void {
    if (this.#probedMs === undefined) return;
    const nowMs = performance.now();
    this.#roundTrip.took(nowMs - this.#probedMs, this.#isProbeAlone);
    this.#probedMs = undefined;
    this.#unanswered = Math.min(this.#unanswered, this.#sinceProbe + 1);
    if (this.#roundTrip.isQueued) {
      this.#tried = Math.max(1, this.#tried - 1);
      this.#carefulUntilMs = nowMs + CAREFUL_FOR_MS;
    } else if (nowMs >= this.#carefulUntilMs) this.#tried = Math.min(this.#tried + 1, this.#wanted);
    if (!this.#isDoubtful) return;
    this.#ask();
    // It meets the one that may have been there.
    this.#unanswered = 1;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  get #wanted(): number {
    return this.#roundTrip.isFar ? Math.min(MOST_REQUESTS, 1 + Math.ceil(this.#roundTrip.ms / LOOK_MS)) : 1;
  }

  get #limit(): number {
    return this.#isLively && !this.#isSlow ? Math.min(this.#tried, this.#wanted) : 1;
  }

  #ask(): void {
    this.#askedMs = performance.now();
    this.#unanswered += 1;
    this.#sinceProbe += 1;
    this.#isDoubtful = false;
    this.#send.request();
  }

  #probe(): void {
    if (this.#probedMs !== undefined) return;
    this.#probedMs = performance.now();
    this.#nextProbeMs = this.#probedMs + PROBE_EVERY_MS;
    this.#sinceProbe = 0;
    this.#isProbeAlone = !this.#roundTrip.isFar || this.#unanswered <= 1;
    this.#send.probe();
  }

  #expectAhead(): void {
    clearTimeout(this.#timer);
    if (this.#unanswered >= this.#limit) return;
    this.#timer = setTimeout(() => this.#ahead(), Math.max(0, this.#askedMs + LOOK_MS - performance.now()));
  }

  #ahead(): void {
    if (this.#beganMs !== undefined || this.#unanswered >= this.#limit) return;
    this.#ask();
    this.#expectAhead();
  }
}

/** How far away a screen is, and whether something waits on the way now. Each measurement may have waited for something, so the shortest one counts. */

const MEASUREMENTS = 20;
/** One that was made while the host or this window was busy tells little. */
const FEWEST_MEASUREMENTS = 3;
/** Nearer than that, one request at a time misses hardly a picture. */
const FAR_MS = 15;
const QUEUED_MS = 50;

export class RoundTrip {
  /** The last ones with an empty line. */
  readonly #measuredMs: number[] = [];
  #lastMs = 0;

  /** `isAlone`: no more than one update was on the way. Others may all have waited, and would let the way seem longer and longer. */
  took(ms: number, isAlone: boolean): void {
    this.#lastMs = ms;
    if (!isAlone && ms >= this.ms) return;
    this.#measuredMs.push(ms);
    if (this.#measuredMs.length > MEASUREMENTS) this.#measuredMs.shift();
  }

  /** 0 until enough was measured. */
  get ms(): number {
    return this.#measuredMs.length < FEWEST_MEASUREMENTS ? 0 : Math.min(...this.#measuredMs);
  }

  get isFar(): boolean {
    return this.ms >= FAR_MS;
  }

  get isQueued(): boolean {
    return this.isFar && this.#lastMs > this.ms + QUEUED_MS;
  }
}
