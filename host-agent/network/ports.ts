import type { NetworkPolicy, PortAccess } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';

/** Who has a port, and what may be reached from there. */
export interface Holder {
  readonly holder: string;
  readonly access: PortAccess;
  /** For a machine that is to become a session. */
  readonly isReserved: boolean;
}

/** Who is plugged in where: one session a port. */
export class Ports {
  #total: number;
  readonly #taken = new Map<number, Holder>();

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

  /** Who has which port, by its number. */
  get taken(): readonly (Holder & { readonly port: number })[] {
    return [...this.#taken]
      .map(([port, holder]) => ({ port, ...holder }))
      .toSorted((one, other) => one.port - other.port);
  }

  /** As the policy says it. */
  get accesses(): NetworkPolicy['ports'] {
    return this.taken.map(({ port, access }) => ({ port, access }));
  }

  /** A free port for the session. Throws `Failure` ports-taken when there is none. */
  take(session: string, access: PortAccess): number {
    const port = this.#free();
    if (port !== undefined) {
      this.retake(port, session, access);
      return port;
    }
    throw new Failure('ports-taken', `All ${this.total} ports of the network machine are in use.`, {
      hint: 'Close a session, or raise network.ports in the configuration.',
    });
  }

  /** Marks the port of a session that an earlier host agent started, or for which it was reserved. There are as many as it takes: that session cannot move to another. */
  retake(port: number, session: string, access: PortAccess): void {
    this.#total = Math.max(this.#total, port + 1);
    this.#taken.set(port, { holder: session, access, isReserved: false });
  }

  /** Keeps a free port for a machine that is to become a session; `undefined` when there is none. */
  reserve(vm: string, access: PortAccess): number | undefined {
    const port = this.#free();
    if (port !== undefined) this.#taken.set(port, { holder: vm, access, isReserved: true });
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
