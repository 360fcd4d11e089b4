import type { Logger } from 'pino';
import type { SessionEnded } from '../api/session.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, MachineSpec } from '../hypervisor/hypervisor.ts';
import type { MachineNames } from '../storage/filenames.ts';

/** The NDVM, as far as sessions know it. */
export interface Network {
  ensureUp(signal: AbortSignal): Promise<void>;
  plug(session: string): Promise<{ readonly port: number; readonly socket: string }>;
  replug(port: number, session: string): void;
  unplug(port: number): void;
}

/** What a session is made of and stands on. */
export interface World {
  readonly config: Config;
  readonly hypervisor: Hypervisor;
  readonly network: Network;
  /** The browser image in use, checked against its digests. Throws `Failure` image-missing or image-damaged. */
  readonly browserImage: (signal: AbortSignal) => Promise<{ readonly digest: string; readonly boot: MachineSpec['boot'] }>;
  /** The folder that holds one folder a session, and the names within one. */
  readonly sessionsFolder: string;
  readonly namesOf: (id: string) => MachineNames;
  /** Keeps the console of a failed start for the person to read; the file's path. */
  readonly keepConsole: (id: string, text: string) => Promise<string>;
  readonly log: Logger;
  /** Something about a session is different now; `ended` when it is gone. */
  readonly onChange?: (ended?: SessionEnded) => void;
}
