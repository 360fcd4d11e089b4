import { encodedBytes } from '../../appliance/protocol/limits.ts';
import { MAX_PORTS_BYTES, type NetworkPolicy, type PortAccess } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/errors/failure.ts';

/** The VM at a port, and what it may reach. */
export interface Holder {
  readonly holder: string;
  readonly access: PortAccess;
  /** The VM is to become a session later. */
  readonly isReserved: boolean;
}

/** Assigns each session a port. */
export class Ports {
  readonly #configured: () => number;
  readonly #running: () => number | undefined;
  readonly #taken = new Map<number, Holder>();

  /** `running`: the number of ports of the network VM that is up or starting; it cannot change. `undefined`: there is none. */
  constructor(configured: () => number, running: () => number | undefined = () => undefined) {
    this.#configured = configured;
    this.#running = running;
  }

  get total(): number {
    return this.#running() ?? this.next;
  }

  /** Number of ports of the next network VM: as configured, and more if sessions have ports beyond them. */
  get next(): number {
    return Math.max(this.#configured(), this.needed);
  }

  /** Number of ports with which every taken port has its card. */
  get needed(): number {
    return Math.max(0, ...[...this.#taken.keys()].map((port) => port + 1));
  }

  /** Number of ports that sessions have. */
  get used(): number {
    return [...this.#taken.values()].filter(({ isReserved }) => !isReserved).length;
  }

  /** Number of ports that are taken, including reserved ones. */
  get held(): number {
    return this.#taken.size;
  }

  /** Sorted by port. */
  get taken(): readonly (Holder & { readonly port: number })[] {
    return [...this.#taken]
      .map(([port, holder]) => ({ port, ...holder }))
      .toSorted((one, other) => one.port - other.port);
  }

  /** In the form of the policy message. */
  get accesses(): NetworkPolicy['ports'] {
    return this.taken.map(({ port, access }) => ({ port, access }));
  }

  /** Takes a free port for the session. Throws `Failure` ports-taken, network-policy-too-large. */
  take(session: string, access: PortAccess): number {
    const port = this.#free();
    if (port === undefined) throw new Failure('ports-taken', { ports: this.total });
    if (!this.#fits(port, access)) throw new Failure('network-policy-too-large', { kibibytes: MAX_PORTS_BYTES / 1024 });
    this.assign(port, session, access);
    return port;
  }

  /** The session takes the port that was reserved for its VM. */
  assign(port: number, session: string, access: PortAccess): void {
    this.#taken.set(port, { holder: session, access, isReserved: false });
  }

  /** Takes the port that the session had under an earlier host agent, also one beyond the others, because a running session cannot move to another one. Throws when another one has it. */
  retake(port: number, session: string, access: PortAccess): void {
    const other = this.#taken.get(port);
    if (other && other.holder !== session) throw new Error(`Port ${port} is that of ${other.holder}.`);
    this.assign(port, session, access);
  }

  /** Reserves a free port for a VM that is to become a session; `undefined` when there is none, or no room in the policy. */
  reserve(vm: string, access: PortAccess): number | undefined {
    const port = this.#free();
    if (port === undefined || !this.#fits(port, access)) return undefined;
    this.#taken.set(port, { holder: vm, access, isReserved: true });
    return port;
  }

  /** Returns whether a session had the port. */
  release(port: number): boolean {
    const wasUsed = this.#taken.get(port)?.isReserved === false;
    this.#taken.delete(port);
    return wasUsed;
  }

  #fits(port: number, access: PortAccess): boolean {
    return encodedBytes([...this.accesses, { port, access }]) <= MAX_PORTS_BYTES;
  }

  #free(): number | undefined {
    return Array.from({ length: this.total }, (_, port) => port).find((port) => !this.#taken.has(port));
  }
}
