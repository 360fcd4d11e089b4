/** A pool of hosts on which sessions can run. Each kind of engine is one adapter. */
import type { Duplex } from 'node:stream';

export interface PoolMember {
  /** Its name, no address: the engine knows where it is. */
  readonly host: string;
  /** The engine lets it take no new sessions of any desk. */
  readonly isDraining: boolean;
  /** Why the engine does not count on it, as a line for the person. No new session goes there. */
  readonly trouble?: string;
}

export interface HostPool {
  /** Its name in the configuration. */
  readonly name: string;
  /** How long a session waits for this desk, after the connection was lost, before its host discards it. */
  readonly detachedMinutes: number;
  /** Its hosts now. Throws `Failure` pool-members-unknown or package-missing. */
  members(): Promise<readonly PoolMember[]>;
  /** Whether a session of an earlier host agent of this desk may be on a host of this name. Does not ask the engine, which may be away. */
  mayHave(host: string): boolean;
  /**
   * A new duplex stream to the host agent on this host, authenticated and encrypted by the engine. A host that cannot be reached closes it. `onTrouble`
   * gets, as a line for the person, what the engine said when it failed.
   */
  reach(host: string, onTrouble: (reason: string) => void): Duplex;
  /** A command by which the person sees why this host cannot be reached. */
  checkCommand(host: string): string;
  /** The host takes no new sessions of any desk, or takes them again. Absent where the engine cannot do that. Throws `Failure` pool-drain-refused. */
  readonly setDraining?: (host: string, isDraining: boolean) => Promise<void>;
}
