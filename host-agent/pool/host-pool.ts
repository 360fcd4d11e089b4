/** A pool of hosts on which sessions can run. Each kind of engine is one adapter. */
import type { Duplex } from 'node:stream';

export interface HostPool {
  /** Its name in the configuration. */
  readonly name: string;
  /** How long a session waits for this desk, after the connection was lost, before its host discards it. */
  readonly detachedMinutes: number;
  /** Its hosts now. Names, no addresses: the engine knows where they are. */
  members(): readonly string[];
  /**
   * A new duplex stream to the host agent on this host, authenticated and encrypted by the engine. A host that cannot be reached closes it. `onTrouble`
   * gets, as a line for the person, what the engine said when it failed.
   */
  reach(host: string, onTrouble: (reason: string) => void): Duplex;
}
