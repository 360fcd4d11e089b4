import { Failure } from '../api/failure.ts';

/** Who is plugged in where: one session a port. */
export class Ports {
  readonly total: number;
  readonly #taken = new Map<number, string>();

  constructor(total: number) {
    this.total = total;
  }

  get used(): number {
    return this.#taken.size;
  }

  /** A free port for the session. Throws `Failure` ports-taken when there is none. */
  take(session: string): number {
    for (let port = 0; port < this.total; port += 1) {
      if (!this.#taken.has(port)) {
        this.#taken.set(port, session);
        return port;
      }
    }
    throw new Failure('ports-taken', `All ${this.total} ports of the network machine are in use.`, {
      hint: 'Close a session, or raise network.ports in the configuration.',
    });
  }

  /** Marks the port of a session that an earlier host agent started. */
  retake(port: number, session: string): void {
    this.#taken.set(port, session);
  }

  release(port: number): void {
    this.#taken.delete(port);
  }
}
