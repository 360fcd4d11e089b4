import type { Logger } from 'pino';
import { sessionMac } from '../../appliance/protocol/addresses.ts';
import type { Bookmark } from '../../appliance/protocol/browser.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { SessionEnded } from '../api/session.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, VmSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import type { SoundOutput } from '../sound/output.ts';
import type { openRecorder } from '../sound/recorder.ts';
import type { FastStart } from '../template/fast-start.ts';

/** The NDVM, as far as sessions know it. */
export interface Network {
  /** Fulfilled when the policy of all who are plugged in is in force and names resolve. */
  ensureUp(signal: AbortSignal): Promise<void>;
  /** Whether a port is free. */
  hasRoom(): boolean;
  plug(session: string, access: PortAccess): Promise<{ readonly port: number; readonly socket: string }>;
  /** The port is the session's already: kept for it, or plugged in by an earlier host agent. */
  replug(port: number, session: string, access: PortAccess): void;
  unplug(port: number): void;
}

/** Clones and the spare, as far as sessions know them. */
export type SessionFastStart = Pick<
  FastStart,
  'takeSpare' | 'clone' | 'startFinished' | 'cloneWorked' | 'cloneFailed' | 'freePort'
>;

/** The one card of a browser machine at `port`. */
export const sessionCard = (port: number, socket: string): Nic => ({ mac: sessionMac(port), socket, end: 'connect' });

/** What a session is made of and stands on. */
export interface World {
  readonly config: () => Config;
  readonly hypervisor: Hypervisor;
  readonly network: Network;
  readonly fastStart?: SessionFastStart;
  /** The browser image in use, checked against its digests. Throws `Failure` image-missing or image-damaged. */
  readonly browserImage: (signal: AbortSignal) => Promise<{ readonly digest: string; readonly boot: VmSpec['boot'] }>;
  /** The folder that holds one folder a session, and the names within one. */
  readonly sessionsFolder: string;
  readonly namesOf: (id: string) => VmFiles;
  /** Keeps the console of a failed start for the person to read; the file's path. */
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
  /** Where sessions are heard; nowhere without it. */
  readonly sound?: () => Promise<SoundOutput>;
  /** Another recorder than this computer's, for tests. */
  readonly record?: typeof openRecorder;
  /** Those that the person keeps, of all profiles. */
  readonly bookmarks?: () => Promise<readonly Bookmark[]>;
  readonly log: Logger;
  /** Something about a session is different now; `ended` when it is gone. */
  readonly onChange?: (ended?: SessionEnded) => void;
}
