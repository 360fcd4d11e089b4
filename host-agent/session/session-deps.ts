import type { Logger } from 'pino';
import type { Bookmark } from '../../appliance/protocol/browser.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { DriveServer } from '../automation/server.ts';
import type { SessionExit } from '../api/host/exit.ts';
import type { ForbiddenAct } from '../api/session/restrictions.ts';
import type { Session, SessionEnded } from '../api/session/session.ts';
import type { Manager } from '../config/policy/in-force.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, VmSpec } from '../hypervisor/hypervisor.ts';
import type { RecalledImage } from '../image/recalled-images.ts';
import type { AvailableMemory } from '../process/available-memory.ts';
import type { OnCapture } from '../network/ndvm.ts';
import type { Portal } from '../network/portal/find-portal.ts';
import type { RecorderDeps } from '../recording/recorder.ts';
import type { VmFiles } from '../storage/filenames.ts';
import type { SoundOutput } from '../sound/output.ts';
import type { openRecorder } from '../sound/recorder.ts';
import type { ExitUse } from '../network/exit/exit-network.ts';
import type { FastStart } from '../template/fast-start.ts';
import type { DrawnDocument, DrawOptions } from '../transfer/drawn-document.ts';
import type { GuestTransfers } from '../transfer/guest-transfers.ts';
import type { PluggedPort } from '../vm/plugged-port.ts';
import type { UsbSource } from './usb.ts';

/** The part of the NDVM that sessions use. */
export interface Network {
  /** Digest of the image of its VM that runs. */
  readonly image?: string | undefined;
  /** Fulfilled when the policy of every port is in force and DNS works. */
  ensureUp(signal: AbortSignal): Promise<void>;
  /** Whether a port is free. */
  hasRoom(): boolean;
  plug(session: string, access: PortAccess): Promise<PluggedPort>;
  /** The session takes the port that was reserved for its VM. */
  assign(port: number, session: string, access: PortAccess): void;
  /** The frames of a port from now on, until `signal` aborts. Absent where nothing outside of the guests sees them. Throws `Failure` no-recording. */
  capture?(port: number, onCapture: OnCapture, signal: AbortSignal): Promise<void>;
  /** The session has had this port since an earlier host agent. */
  replug(port: number, session: string, access: PortAccess): Promise<PluggedPort>;
}

/** The part of fast starts that sessions use. */
export type SessionFastStart = Pick<
  FastStart,
  | 'holdSpares'
  | 'holdSealing'
  | 'takeSpare'
  | 'clone'
  | 'cloneWorked'
  | 'cloneFailed'
  | 'distrust'
  | 'freePort'
  | 'freeMemory'
  | 'spare'
>;

/** The network of an exit. */
export interface ExitNetwork extends Network {
  readonly use: ExitUse;
  /** The exit as the control API shows it. */
  describe(): SessionExit;
}

export interface SessionDeps {
  readonly config: () => Config;
  readonly hypervisor: Hypervisor;
  readonly network: Network;
  /** The networks of exits; absent: there are none. Throws `Failure` exit-not-found, exit-keys-missing. */
  readonly exits?: {
    open(name: string): Promise<ExitNetwork>;
    /** As an earlier host agent had opened it. */
    reopen(use: ExitUse): ExitNetwork;
  };
  readonly fastStart?: SessionFastStart;
  /** Finds the captive portal of the host's network; absent: sessions are for others, who are in another network. Throws `Failure` no-portal. */
  readonly findPortal?: (signal: AbortSignal) => Promise<Portal>;
  /** The memory that VMs can get on this host; absent where only their hypervisor knows. */
  readonly availableMemory?: () => Promise<AvailableMemory | undefined>;
  /** The browser image in use, checked against its digests. Throws `Failure` image-missing or image-damaged. */
  readonly browserImage: (signal: AbortSignal) => Promise<{ readonly digest: string; readonly boot: VmSpec['boot'] }>;
  /** Whether the browser image in use can read pages aloud. */
  readonly canSpeak?: () => Promise<boolean>;
  /** The number of known security updates for packages of the image. */
  readonly securityUpdatesOf?: (image: string) => number;
  /** Whether a channel has recalled this image. */
  readonly recalledImage?: (image: string) => RecalledImage | undefined;
  /** The parent of the folders of sessions. */
  readonly sessionsFolder: string;
  readonly namesOf: (id: string) => VmFiles;
  /** Keeps the console of a failed start for the person; returns the path of the copy. */
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
  /** The sound output of the host for a session; absent: none. */
  readonly sound?: (id: string) => Promise<SoundOutput>;
  /** A fake recorder, in tests. */
  readonly record?: typeof openRecorder;
  /** The USB devices of the host, in tests without any. */
  readonly usb?: UsbSource;
  /** The door for programs that drive sessions; absent: none can. */
  readonly driveServer?: Pick<DriveServer, 'offer' | 'withdraw'>;
  /** What records sessions; absent: none can be. */
  readonly recorder?: RecorderDeps;
  /** The bookmarks of all profiles. */
  readonly bookmarks?: () => Promise<readonly Bookmark[]>;
  /** Draws a download in a converter VM. */
  readonly draw?: <Result>(
    transfers: GuestTransfers,
    file: number,
    options: DrawOptions,
    use: (drawn: DrawnDocument) => Promise<Result>,
  ) => Promise<Result>;
  /** Who has set the rule of a profile that a transfer follows; absent: the person has set every rule. */
  readonly managerOfRule?: (profile: string, act: ForbiddenAct) => Manager | undefined;
  /** A session was opened, not adopted. */
  readonly onOpened?: (session: Pick<Session, 'startedFrom' | 'timings'>) => void;
  readonly log: Logger;
  /** A session has changed. `ended`: it is gone. */
  readonly onChange?: (ended?: SessionEnded, image?: string) => void;
}
