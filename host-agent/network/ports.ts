import { Failure } from '../api/failure.ts';

/** Who is plugged in where: one session a port. */
export class Ports {
  #total: number;
  readonly #taken = new Map<number, { readonly holder: string; readonly isReserved: boolean }>();

  constructor(total: number) {
    this.#total = total;
  }

  get total(): number {
    return this.#total;
  }

  /** Ports of sessions. */
  get used(): number {
    return [...this.#taken.values()].filter(({ isReserved }) => !isReserved).length;
  }

  /** Ports of sessions, and of machines that are to become one. */
  get held(): number {
    return this.#taken.size;
  }

  /** A free port for the session. Throws `Failure` ports-taken when there is none. */
  take(session: string): number {
    const port = this.#free();
    if (port !== undefined) {
      this.retake(port, session);
      return port;
    }
    throw new Failure('ports-taken', `All ${this.total} ports of the network machine are in use.`, {
      hint: 'Close a session, or raise network.ports in the configuration.',
    });
  }

  /** Marks the port of a session that an earlier host agent started, or for which it was reserved. There are as many as it takes: that session cannot move to another. */
  retake(port: number, session: string): void {
    this.#total = Math.max(this.#total, port + 1);
    this.#taken.set(port, { holder: session, isReserved: false });
  }

  /** Keeps a free port for a machine that is to become a session; `undefined` when there is none. */
  reserve(machine: string): number | undefined {
    const port = this.#free();
    if (port !== undefined) this.#taken.set(port, { holder: machine, isReserved: true });
    return port;
  }

  /** Says whether a session had it. */
  release(port: number): boolean {
    const wasUsed = this.#taken.get(port)?.isReserved === false;
    this.#taken.delete(port);
    return wasUsed;
  }

  #free(): number | undefined {
    return Array.from({ length: this.total }, (_, port) => port).find((port) => !this.#taken.has(port));
  }
}
