/** Ends the program on the signals of a logout, a shutdown or `kill`. */
import type { App } from 'electron';
import type { Discards } from './discards.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

export interface EndOnSignalsDeps {
  readonly process: { on(signal: (typeof SIGNALS)[number], listener: () => void): unknown };
  readonly app: Pick<App, 'exit' | 'quit'>;
  readonly discards: Pick<Discards, 'pending'>;
}

/**
 * Ends at once, or after the pending discards. Electron's own handler closes window after window, while the helper processes, which got the same
 * signal, are already gone: Chromium starts its graphics process again, fails, and ends the program by a trap. Call it when Electron is ready, since
 * Electron installs its handlers before that.
 */
export function endOnSignals({ process, app, discards }: EndOnSignalsDeps): void {
  for (const signal of SIGNALS) process.on(signal, () => (discards.pending > 0 ? app.quit() : app.exit(0)));
}
