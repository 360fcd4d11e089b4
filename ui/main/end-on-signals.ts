/** Ends the program on the signals of a logout, a shutdown or `kill`. */
import type { App } from 'electron';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
type EndSignal = (typeof SIGNALS)[number];

export interface EndOnSignalsDeps {
  readonly process: {
    on(signal: EndSignal, listener: () => void): unknown;
    off(signal: EndSignal, listener: () => void): unknown;
  };
  readonly app: Pick<App, 'quit'>;
}

/**
 * A signal has its usual effect and ends the program at once, unless something is pending. Electron would take its time to end, while the helper
 * processes, which got the same signal, are already gone: Chromium then starts its graphics process again, fails, and ends the program by a trap.
 */
export class EndOnSignals {
  readonly #deps: EndOnSignalsDeps;
  #isHeld = false;
  readonly #quit = () => this.#deps.app.quit();

  /** Call it as soon as Electron is ready: it installs its own handlers just before that, and its helper processes exist from then on. */
  constructor(deps: EndOnSignalsDeps) {
    this.#deps = deps;
    // A listener replaces Electron's handler; without a listener, the signal has its usual effect.
    this.#listen();
    this.#ignore();
  }

  /** Whether a signal quits in order instead, which waits for what is pending. */
  set isHeld(isHeld: boolean) {
    if (isHeld === this.#isHeld) return;
    this.#isHeld = isHeld;
    if (isHeld) this.#listen();
    else this.#ignore();
  }

  #listen(): void {
    for (const signal of SIGNALS) this.#deps.process.on(signal, this.#quit);
  }

  #ignore(): void {
    for (const signal of SIGNALS) this.#deps.process.off(signal, this.#quit);
  }
}
