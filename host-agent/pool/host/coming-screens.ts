/** On a host of a pool: the screens that a desk asks for together with the session, by a name that it chose, since the session has none yet. */

/** More names than a connection may have requests are forgotten, the oldest first. */
const MAX_NAMES = 256;

interface Coming {
  readonly session: Promise<string>;
  readonly opened: (id: string) => void;
}

export class ComingScreens {
  readonly #coming = new Map<string, Coming>();

  /** The session that is opened under this name, as soon as it is there. Throws the reason of the signal. */
  sessionOf(name: string, signal: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const stop = () => {
        this.#coming.delete(name);
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', stop, { once: true });
      void this.#of(name).session.then((id) => {
        signal.removeEventListener('abort', stop);
        this.#coming.delete(name);
        resolve(id);
      });
    });
  }

  opened(name: string, id: string): void {
    this.#of(name).opened(id);
  }

  #of(name: string): Coming {
    const found = this.#coming.get(name);
    if (found) return found;
    let opened: Coming['opened'] = () => undefined;
    const session = new Promise<string>((resolve) => (opened = resolve));
    const coming = { session, opened };
    this.#coming.set(name, coming);
    for (const oldest of [...this.#coming.keys()].slice(0, -MAX_NAMES)) this.#coming.delete(oldest);
    return coming;
  }
}
