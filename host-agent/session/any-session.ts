/** A session, here or on another host, as the verbs of the control API use it. What one elsewhere cannot do is marked at the verb. */
import type { Volume } from '../../appliance/protocol/browser.ts';
import type { ScalePercent } from '../../appliance/protocol/scale.ts';
import type { Downloads, TakenFile } from '../api/session/downloads.ts';
import type { ForbiddenAct } from '../api/session/restrictions.ts';
import type { Session, SessionDetails, SessionEnded } from '../api/session/session.ts';
import type { Picture } from '../hypervisor/picture/picture.ts';
import type { ClipboardSource } from '../transfer/clipboard.ts';
import type { FileSink, SaveOptions } from '../transfer/downloads.ts';
import type { Draw } from '../transfer/drawn-document.ts';
import type { SessionAutomation } from './automation.ts';
import type { SessionMicrophone } from './microphone.ts';
import type { Thumbnail } from './thumbnail.ts';

export interface AnySession {
  readonly id: string;
  /** Aborted, with a `Failure` for the person, as soon as it is decided that the session ends. */
  readonly ending: AbortSignal;
  readonly microphone: SessionMicrophone;
  readonly automation: SessionAutomation;
  /** As the control API shows it. */
  describe(): Session;
  details(): SessionDetails;
  /** Throws `Failure` profile-forbids; elsewhere also pool-host-forbids. */
  assertMay(act: ForbiddenAct): void;
  /** Fulfilled when no trace of it is left. */
  close(): Promise<SessionEnded>;
  /** A window shows it until `signal` aborts or it has ended. */
  attend(signal: AbortSignal): Promise<void>;
  /** Throws `Failure` no-sound. */
  setVolume(change: Partial<Volume>): Promise<void>;
  /** Throws `Failure` no-scale. */
  setScale(percent: ScalePercent): void;
  screenshot(signal: AbortSignal): Promise<Picture>;
  /** `undefined` if it is still the known version. */
  thumbnail(known: string | undefined, signal: AbortSignal): Promise<Thumbnail | undefined>;
  readonly clipboard: ClipboardSource;
  /** As a person may see them. */
  downloads(signal: AbortSignal): Promise<Downloads>;
  /** Saves one download, whole or not at all. */
  saveDownload(file: number, options: SaveOptions): Promise<TakenFile>;
  /** Draws a download in a converter VM, where the session runs. */
  readonly draw: Draw;
  /** Takes files of this host. */
  readonly files: FileSink;
  /** Remembers that the person has the file, also for the next host agent. */
  noteSaved(taken: TakenFile): Promise<void>;
}
