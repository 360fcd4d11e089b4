/** A QEMU at a distance, by a simulated clock: it looks at the guest's screen every 30 ms, and its bytes pass a line one after another. */
import { vi } from 'vitest';
import { UpdateRequests } from '../../../ui/renderer/session/screen/update-requests.ts';

const LOOK_MS = 30;

export interface Simulated {
  readonly roundTripMs: number;
  /** The guest paints so often. */
  readonly paintsEveryMs?: number;
  /** An update occupies the line for so long, and arrives as a whole, like one packet of ssh. */
  readonly updateMs?: number;
  /** It arrives in parts, so that the window sees it begin. */
  readonly arrivesInParts?: boolean;
  readonly answersProbes?: boolean;
  readonly mayAskAhead?: boolean;
}

export class DistantScreen {
  #of: Required<Simulated>;
  readonly #timers: NodeJS.Timeout[];
  readonly requests: UpdateRequests;
  /** When each picture was drawn, and how old it was then. */
  readonly pictures: { readonly atMs: number; readonly ageMs: number }[] = [];
  requested = 0;
  probed = 0;
  isPainting = true;
  #isAsked = true;
  #hasChanged = true;
  #lineFreeMs = 0;

  constructor(of: Simulated) {
    const usual = { paintsEveryMs: 10, updateMs: 1, arrivesInParts: false, answersProbes: true, mayAskAhead: true };
    this.#of = { ...usual, ...of };
    const request = () => {
      this.requested += 1;
      this.#arrives(() => (this.#isAsked = true));
    };
    const probe = () => {
      this.probed += 1;
      this.#arrives(() => this.#of.answersProbes && this.#send(0, () => this.#take(() => this.requests.answered())));
    };
    this.requests = new UpdateRequests({ request, probe }, this.#of.mayAskAhead);
    this.#timers = [
      setInterval(() => (this.#hasChanged ||= this.isPainting), this.#of.paintsEveryMs),
      setInterval(() => this.#look(), LOOK_MS),
    ];
  }

  /** What is seen in so many seconds, once it runs evenly. */
  static watched(of: Simulated, seconds = 4): { perSecond: number; oldestMs: number; requestsPerSecond: number } {
    const screen = new DistantScreen(of);
    vi.advanceTimersByTime(4_000);
    screen.pictures.length = 0;
    screen.requested = 0;
    vi.advanceTimersByTime(seconds * 1_000);
    screen.stop();
    return {
      perSecond: Math.round(screen.pictures.length / seconds),
      oldestMs: Math.max(...screen.pictures.map(({ ageMs }) => ageMs)),
      requestsPerSecond: Math.round(screen.requested / seconds),
    };
  }

  /** From now on. */
  become(changes: Pick<Simulated, 'updateMs' | 'arrivesInParts'>): void {
    this.#of = { ...this.#of, ...changes };
  }

  /** Changes the picture once. */
  paint(): void {
    this.#hasChanged = true;
  }

  /** An update that answers no request, such as one of the pointer's shape. */
  shapePointer(): void {
    this.#send(0, () => this.#take());
  }

  stop(): void {
    this.requests.stop();
    this.#timers.forEach(clearInterval);
  }

  #look(): void {
    if (!this.#isAsked || !this.#hasChanged) return;
    [this.#isAsked, this.#hasChanged] = [false, false];
    const paintedMs = performance.now();
    const drawn = () => this.pictures.push({ atMs: performance.now(), ageMs: performance.now() - paintedMs });
    const { updateMs, arrivesInParts } = this.#of;
    if (arrivesInParts) {
      this.#send(0, () => {
        this.requests.began();
        this.requests.pixels();
      });
      this.#send(updateMs, () => {
        this.requests.drawn();
        drawn();
      });
    } else
      this.#send(updateMs, () => {
        this.#take(() => this.requests.pixels());
        drawn();
      });
  }

  #take(content?: () => void): void {
    this.requests.began();
    content?.();
    this.requests.drawn();
  }

  #arrives(then: () => void): void {
    setTimeout(then, this.#of.roundTripMs / 2);
  }

  #send(lineMs: number, then: () => void): void {
    this.#lineFreeMs = Math.max(this.#lineFreeMs, performance.now()) + lineMs;
    setTimeout(then, this.#lineFreeMs - performance.now() + this.#of.roundTripMs / 2);
  }
}
