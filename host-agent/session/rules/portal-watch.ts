/** Ends sessions that sign in to a network once the Internet is there. */
import type { LiveSession } from '../live-session.ts';

const LOOK_EVERY_MS = 4_000;

interface Watched {
  readonly all: readonly Pick<LiveSession, 'access' | 'state' | 'ending' | 'end'>[];
}

export class PortalWatch {
  readonly #sessions: Watched;
  readonly #isOnline: (signal: AbortSignal) => Promise<boolean>;
  #isLooking = false;

  constructor(sessions: Watched, isOnline: (signal: AbortSignal) => Promise<boolean>) {
    this.#sessions = sessions;
    this.#isOnline = isOnline;
  }

  /** Sessions have changed: looks as long as one signs in, and only then. */
  look(): void {
    if (this.#isLooking || !this.#open()) return;
    this.#isLooking = true;
    setTimeout(() => void this.#lookOnce().catch(() => undefined), LOOK_EVERY_MS).unref();
  }

  async #lookOnce(): Promise<void> {
    const session = this.#open();
    const isOnline = session !== undefined && (await this.#isOnline(session.ending));
    this.#isLooking = false;
    if (isOnline) for (const one of this.#all()) void one.end('portal-over');
    this.look();
  }

  #open() {
    return this.#all().find(({ state }) => state === 'browsing');
  }

  #all() {
    return this.#sessions.all.filter(({ access, ending }) => access.kind === 'portal' && !ending.aborted);
  }
}
