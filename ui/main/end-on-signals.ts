/** Ends the program on the signals of a logout, a shutdown or `kill`. */
import type { App } from 'electron';
import type { Discards } from './discards.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
type EndSignal = (typeof SIGNALS)[number];

export interface EndOnSignalsDeps {
  readonly process: {
    readonly pid: number;
    on(signal: EndSignal, listener: () => void): unknown;
    off(signal: EndSignal, listener: () => void): unknown;
    kill(pid: number, signal: EndSignal): unknown;
  };
  readonly app: Pick<App, 'quit'>;
  readonly discards: Pick<Discards, 'pending'>;
  readonly closeWindows: () => void;
}

/**
 * Ends at once by the signal itself, or in order after the pending discards. Electron takes its time to end, even by `app.exit`, while the helper processes,
 * which got the same signal, are already gone: Chromium starts its graphics process again, fails, and ends the program by a trap. Call it when Electron is
 * ready, since Electron installs its handlers before that.
 */
export function endOnSignals({ process, app, discards, closeWindows }: EndOnSignalsDeps): void {
  for (const signal of SIGNALS) {
    const end = () => {
      if (discards.pending > 0) {
        app.quit();
        return;
      }
      closeWindows();
      // Without a listener the signal has its usual effect.
      process.off(signal, end);
      // In the next turn, so that what the windows said last is on its way.
      setImmediate(() => process.kill(process.pid, signal));
    };
    process.on(signal, end);
  }
}
