/**
 * The contract of the control API: the parameters, progress and result of each method.
 * The host agent refuses anything else before a handler runs.
 */
import { z } from 'zod';
import { ScalePercent } from '../../../appliance/protocol/scale.ts';
import { TypedText } from '../../../appliance/protocol/typed-text.ts';
import { BookmarkUrl, BookmarkView, ListedBookmark } from '../session/bookmark.ts';
import {
  Configuration,
  ConfigurationChanges,
  ConfigurationProblem,
  Loosening,
} from '../configuration/configuration.ts';
import { MinisignKey } from '../host/attestation.ts';
import { Finding } from '../host/doctor.ts';
import {
  Clip,
  CopiedClip,
  CopyProgress,
  Downloads,
  SafeCopyProgress,
  TakenFile,
  TakenSafeCopy,
} from '../session/downloads.ts';
import { TransferProgress } from '../session/downloads.ts';
import { AgentEvent } from './events.ts';
import { CHANNEL_METHODS } from './channel-methods.ts';
import { EXIT_METHODS } from './exit-methods.ts';
import { IMAGE_METHODS } from './image-methods.ts';
import { POOL_METHODS } from './pool-methods.ts';
import { NetworkStatus } from '../host/network.ts';
import { PicturePiece } from '../screen/picture-piece.ts';
import { ProfileName, ProfileSummary } from '../configuration/profile.ts';
import { DryRun } from '../session/dry-run.ts';
import { TemplateProgress, TemplateStatusList } from '../host/template.ts';
import type { NotThere } from '../errors/errors.ts';
import type { ForbiddenAct } from '../session/restrictions.ts';
import { StartRecord } from '../session/trace.ts';
import { Url } from '../session/url.ts';
import { ListedUsbDevice, MAX_LISTED_DEVICES, UsbAddress } from '../session/usb.ts';
import { VerificationProgress, VerificationReport } from '../host/verification.ts';
import { DriveAddress, SteeringAct } from '../session/drive.ts';
import {
  MAX_DOCUMENT_CHARACTERS,
  RecordingAct,
  RecordingCheck,
  RecordingFormat,
  RecordingLimits,
  RecordingSummary,
} from '../session/recording.ts';
import { LimitReached, Session, SessionDetails, SessionEnded, SessionVolume } from '../session/session.ts';
import { Report } from '../host/report.ts';

const Nothing = z.strictObject({});
const SessionId = z.string().min(1).max(64);
const OfSession = z.strictObject({ id: SessionId });
/** The fastest start that a session on this host may have, for measurements: without a spare, or with nothing that was prepared. */
const StartFrom = z.enum(['template', 'cold']);
const NoProgress = z.never();
const HostPath = z.string().min(1).max(4096);
/** A small picture in base64 needs less. */
const MAX_THUMBNAIL_CHARACTERS = 1024 * 1024;

/**
 * Raised by one with each incompatible change. Since objects are strict, that is every method, key or value that comes or goes, and
 * every error with new parameters. A host agent may be older than its client: it keeps running when the program is updated.
 */
export const CONTRACT = 49;

export const METHODS = {
  /** Identifies the host agent. Every client must understand it: keys may be added, but none may be removed. Old host agents have no `contract`. */
  'daemon.hello': {
    params: Nothing,
    progress: NoProgress,
    result: z.object({ version: z.string(), pid: z.int(), contract: z.int().min(0).default(0) }),
  },
  /** Stops the host agent. VMs keep running, and the next host agent adopts them. */
  'daemon.stop': { params: Nothing, progress: NoProgress, result: Nothing },

  /** Creates a session, and answers at once. How its start goes on is part of the session, and of its end: `events.watch` and `session.wait` say so. */
  'session.open': {
    params: z.strictObject({ url: Url.optional(), profile: ProfileName.optional(), startFrom: StartFrom.optional() }),
    progress: NoProgress,
    result: Session,
  },
  /** The commands that would start and end a session, without running them. */
  'session.dry-run': {
    params: z.strictObject({ profile: ProfileName.optional() }),
    progress: NoProgress,
    result: DryRun,
  },
  /** Answers when the session has ended; at once if it already has. */
  'session.wait': { params: OfSession, progress: NoProgress, result: SessionEnded },
  'session.list': { params: Nothing, progress: NoProgress, result: z.array(Session) },
  'session.show': { params: OfSession, progress: NoProgress, result: SessionDetails },
  /** The moments of its start. None are known of a session that an earlier host agent started. */
  'session.trace': { params: OfSession, progress: NoProgress, result: StartRecord, elsewhere: 'trace' },
  /** Answers when no trace of the sessions is left. */
  'session.close': {
    params: z.union([
      z.strictObject({ ids: z.array(SessionId).min(1).max(64) }),
      z.strictObject({ all: z.literal(true) }),
    ]),
    progress: NoProgress,
    result: z.array(SessionEnded),
  },
  /** Pauses the session, and ends it after the undo window unless `session.undo` is called. */
  'session.discard': {
    params: z.strictObject({ id: SessionId, undoSeconds: z.int().min(1).max(60) }),
    progress: NoProgress,
    result: Session,
    elsewhere: 'forwarded',
  },
  /** Pauses the session as one that reached this limit while files are not saved. A desk asks for it: its limits are not known to the host. */
  'session.hold': {
    params: z.strictObject({ id: SessionId, because: LimitReached }),
    progress: NoProgress,
    result: Session,
    elsewhere: 'forwarded',
  },
  /** Resumes a session that is discarded or held. */
  'session.undo': { params: OfSession, progress: NoProgress, result: Session, elsewhere: 'forwarded' },
  /** Starts the browser of a session again that waits because its browser ended, with its last pages. */
  'session.reopen': { params: OfSession, progress: NoProgress, result: Session, elsewhere: 'forwarded' },
  /** A window shows the session, and can ask the person about it, until the call is cancelled or its client disconnects. */
  'session.attend': { params: OfSession, progress: NoProgress, result: Nothing },
  /** Shows a page in an open session, in a new tab. */
  'session.browse': {
    params: z.strictObject({ id: SessionId, url: Url }),
    progress: NoProgress,
    result: Nothing,
    elsewhere: 'forwarded',
  },
  /** A person uses the session in a window: its idle time starts again. */
  'session.touch': { params: OfSession, progress: NoProgress, result: Nothing, elsewhere: 'forwarded' },
  /** Turns the idle limit off for this session, if its profile allows it. */
  'session.keep-running': {
    params: OfSession,
    progress: NoProgress,
    result: Session,
    act: 'keep-running',
    elsewhere: 'forwarded',
  },
  /** Sets volume and mute; an absent value stays as it is. */
  'session.volume': {
    params: SessionVolume.partial().extend({ id: SessionId }),
    progress: NoProgress,
    result: Session,
  },
  /** Lets the session draw at this scale, if `isSharp`; its Chromium follows while it runs. A later call wins. */
  'session.scale': {
    params: z.strictObject({ id: SessionId, percent: ScalePercent }),
    progress: NoProgress,
    result: Nothing,
  },
  /** Types text in whatever has the focus in the session, as keys that its keyboard lacks. Answers when it is typed; one text after another. */
  'session.type': {
    params: z.strictObject({ id: SessionId, text: TypedText }),
    progress: NoProgress,
    result: Nothing,
    elsewhere: 'forwarded',
  },
  /** Turns the microphone on, with the person's consent, until it is turned off or the session ends; or turns it off. Answers when sound arrives. */
  'session.microphone': {
    params: z.strictObject({ id: SessionId, isOn: z.boolean() }),
    progress: NoProgress,
    result: Session,
  },
  /** Turns the microphone on until the call is cancelled or its client disconnects. Reports when sound arrives, and answers when it is off. */
  'session.hold-microphone': {
    params: OfSession,
    progress: z.strictObject({ isHeard: z.literal(true) }),
    result: Session,
  },
  /**
   * Lets programs of the host drive the session's browser, and answers with its addresses once the person has agreed, if the profile asks. The same addresses
   * for every caller, until somebody stops it.
   */
  'session.drive': {
    params: OfSession,
    progress: NoProgress,
    result: DriveAddress,
  },
  /** What the person does about a program that drives, or wants to. `stop` also makes the addresses invalid. */
  'session.steer': {
    params: z.strictObject({ id: SessionId, act: SteeringAct }),
    progress: NoProgress,
    result: Session,
  },
  /**
   * Records the session into a new or empty folder of the host, once the person has agreed, if the profile asks. Reports when it has begun, and answers when
   * it is closed: by `session.steer-recording`, a limit, the end of the session or of this call.
   */
  'session.record': {
    params: z.strictObject({
      id: SessionId,
      folder: HostPath,
      /** A secret key of minisign, without a password; this person's own without it. */
      key: HostPath.optional(),
      /** Its requests, too, while no program drives it: only where one may. */
      requests: z.boolean().optional(),
      ...RecordingLimits.partial().shape,
    }),
    progress: z.strictObject({ isRecording: z.literal(true) }),
    result: RecordingSummary,
    elsewhere: 'recording',
  },
  /** What the person does about a recording. */
  'session.steer-recording': {
    params: z.strictObject({ id: SessionId, act: RecordingAct }),
    progress: NoProgress,
    result: Session,
    elsewhere: 'recording',
  },
  /** Compares each byte of a recording with its manifest. `key`: the public key that has to have signed it; this person's own without it. */
  'recording.check': {
    params: z.strictObject({ folder: HostPath, key: MinisignKey.optional() }),
    progress: NoProgress,
    result: RecordingCheck,
  },
  /** What a recording shows, as a document in the format of other programs. */
  'recording.export': {
    params: z.strictObject({ folder: HostPath, as: RecordingFormat }),
    progress: NoProgress,
    result: z.strictObject({ document: z.string().max(MAX_DOCUMENT_CHARACTERS) }),
  },
  /** The USB devices of the host, without hubs, and why some of them are not offered to this session. */
  'session.usb-devices': {
    params: OfSession,
    progress: NoProgress,
    result: z.array(ListedUsbDevice).max(MAX_LISTED_DEVICES),
    elsewhere: 'usb',
  },
  /** Hands a USB device of the host to the session, with the person's consent, until it is disconnected or the session ends. Answers when the session can use it. */
  'session.usb-connect': {
    params: z.strictObject({ id: SessionId, address: UsbAddress }),
    progress: NoProgress,
    result: Session,
    elsewhere: 'usb',
  },
  /** Answers when the device is back with the host. */
  'session.usb-disconnect': {
    params: z.strictObject({ id: SessionId, address: UsbAddress }),
    progress: NoProgress,
    result: Session,
    elsewhere: 'usb',
  },
  /** The screen of the VM as a PNG file, whose pieces are the progress. */
  'session.screenshot': {
    params: OfSession,
    progress: PicturePiece,
    result: z.strictObject({ bytes: z.int().min(1) }),
    act: 'screenshot',
  },
  /** A small picture of the screen; none if it is still the version that the client knows. */
  'session.thumbnail': {
    params: z.strictObject({ id: SessionId, known: z.string().max(64).optional() }),
    progress: NoProgress,
    result: z.strictObject({
      picture: z
        .strictObject({ version: z.string().max(64), png: z.base64().max(MAX_THUMBNAIL_CHARACTERS) })
        .optional(),
    }),
  },

  /** The files that were downloaded in the session. */
  'session.downloads': { params: OfSession, progress: NoProgress, result: Downloads },
  /** Saves one of these files on the host, with the person's consent. Cancelling removes what was written. */
  'session.take': {
    params: z.strictObject({ id: SessionId, file: z.int().min(1) }),
    progress: TransferProgress,
    result: TakenFile,
    act: 'save-files',
  },
  /** Saves a safe copy of the file: only the pixels of its pages, rendered in a converter VM. `text`: with the words on them, or by the configuration. */
  'session.take-safe': {
    params: z.strictObject({ id: SessionId, file: z.int().min(1), text: z.boolean().optional() }),
    progress: SafeCopyProgress,
    result: TakenSafeCopy,
    act: 'save-files',
  },
  /** Sends a file of the host to the session, with the person's consent; `isShown`: its browser opens it. Answers with its name in the session. */
  'session.give': {
    params: z.strictObject({
      id: SessionId,
      path: z.string().min(1).max(4096),
      isShown: z.boolean().optional(),
    }),
    progress: TransferProgress,
    result: z.strictObject({ name: z.string(), bytes: z.int().min(0) }),
    act: 'send-files',
  },
  /** Moves the clipboard of the session to the host, when the person asks for it; it is cleared in the session. */
  'session.copy-out': { params: OfSession, progress: CopyProgress, result: CopiedClip, act: 'copy-out' },
  /** The URL in the session's clipboard, for a bookmark; the person sees it before they agree. */
  'session.address': {
    params: OfSession,
    progress: NoProgress,
    result: z.strictObject({ url: BookmarkUrl }),
    act: 'copy-out',
    elsewhere: 'forwarded',
  },
  /** Puts something on the clipboard of the session, when the person asks for it; it is cleared a minute later. */
  'session.paste-in': {
    params: z.strictObject({ id: SessionId, clip: Clip }),
    progress: TransferProgress,
    result: Nothing,
    act: 'paste-in',
    elsewhere: 'forwarded',
  },

  /**
   * Makes a safe copy of a file of the host, which reads its bytes and nothing else: a new file beside it, or in the folder. Cancelling removes what was
   * written.
   */
  'file.copy-safe': {
    params: z.strictObject({ path: HostPath, folder: HostPath.optional(), text: z.boolean().optional() }),
    progress: SafeCopyProgress,
    result: TakenSafeCopy.omit({ file: true }),
  },

  'network.start': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.stop': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.restart': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.status': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  /** Connects the host itself to the network VM, if the hypervisor supports it. Answers with the host's new network card. */
  'network.attach-host': {
    params: Nothing,
    progress: NoProgress,
    result: z.strictObject({ mac: z.string(), interface: z.string() }),
  },
  'network.detach-host': { params: Nothing, progress: NoProgress, result: Nothing },

  ...IMAGE_METHODS,
  ...EXIT_METHODS,
  ...POOL_METHODS,
  /** The present state in numbers, without anything about a person or what they do. */
  'report.get': { params: Nothing, progress: NoProgress, result: Report },
  /** The same as metrics, in one of the two text forms that Prometheus reads. */
  'report.metrics': {
    params: z.strictObject({ form: z.enum(['openmetrics', 'prometheus']) }),
    progress: NoProgress,
    result: z.strictObject({ text: z.string() }),
  },
  ...CHANNEL_METHODS,

  /** Creates every missing template and answers when all exist. Cancelling keeps those that are complete. */
  'template.seal': { params: Nothing, progress: TemplateProgress, result: TemplateStatusList },
  'template.status': { params: Nothing, progress: NoProgress, result: TemplateStatusList },
  /** Removes all templates and the spare. They are sealed again in the background. */
  'template.drop': { params: Nothing, progress: NoProgress, result: z.strictObject({ dropped: z.int() }) },

  /** Reports the whole state, then every change, until the call is cancelled or the client disconnects. */
  'events.watch': { params: Nothing, progress: AgentEvent, result: Nothing },
  /** The last lines of the log, oldest first, each cut to 2000 characters. */
  'log.tail': {
    params: z.strictObject({ lines: z.int().min(1).max(1000) }),
    progress: NoProgress,
    result: z.strictObject({ path: z.string(), lines: z.array(z.string()) }),
  },

  /** Boots a VM of the image, tampers with it, boots it twice more and compares. `image`: the beginning of a digest; the browser image in use by default. Cancelling leaves nothing. */
  'verify.reset': {
    params: z.strictObject({
      image: z
        .string()
        .regex(/^[0-9a-f]{6,64}$/)
        .optional(),
    }),
    progress: VerificationProgress,
    result: VerificationReport,
  },
  /** Tries, from inside a VM, to reach what must not be reachable. Cancelling leaves nothing. */
  'verify.isolation': { params: Nothing, progress: VerificationProgress, result: VerificationReport },
  /** Tries, in the Chromium of a VM, what web applications need. Cancelling leaves nothing. */
  'verify.web': {
    params: z.strictObject({ short: z.boolean().optional() }),
    progress: VerificationProgress,
    result: VerificationReport,
  },
  /** All bookmarks, those for all profiles first, or only those of one profile. */
  'bookmark.list': {
    params: z.strictObject({ profile: ProfileName.optional() }),
    progress: NoProgress,
    result: z.array(ListedBookmark),
  },
  /** Adds a bookmark for all profiles, or for one profile in the configuration file; its name is the URL by default. Running sessions get it too. Answers with all bookmarks. */
  'bookmark.add': {
    params: z.strictObject({
      url: z.string().max(2048),
      name: z.string().min(1).max(200).optional(),
      profile: ProfileName.optional(),
    }),
    progress: NoProgress,
    result: z.array(BookmarkView),
  },
  'bookmark.remove': {
    params: z.strictObject({ url: z.string().max(2048), profile: ProfileName.optional() }),
    progress: NoProgress,
    result: z.array(BookmarkView),
  },

  /** The default profile first, then by name. */
  'profile.list': { params: Nothing, progress: NoProgress, result: z.array(ProfileSummary) },

  /** Progress: the findings of one check, as soon as it has them. */
  'doctor.run': { params: Nothing, progress: z.array(Finding), result: z.array(Finding) },
  'config.check': {
    params: z.strictObject({ path: z.string().max(4096).optional() }),
    progress: NoProgress,
    result: z.strictObject({ path: z.string(), present: z.boolean() }),
  },
  /** Every key with the values it accepts and its current value. */
  'config.get': { params: Nothing, progress: NoProgress, result: Configuration },
  /** Writes the changes to the file, unless it would then have problems; answers with all of them. `dryRun`: writes nothing. */
  'config.set': {
    params: z.strictObject({ changes: ConfigurationChanges, dryRun: z.boolean() }),
    progress: NoProgress,
    result: z.strictObject({ problems: z.array(ConfigurationProblem) }),
  },
  /** Writes what a file with mistakes said before they came in. `kept`: the path at which that file stays. */
  'config.restore': { params: Nothing, progress: NoProgress, result: z.strictObject({ kept: z.string() }) },
  /** The settings that these changes would loosen, with their new values. None if the changes would not be written. */
  'config.loosened': { ...Loosening, progress: NoProgress },
  /** Imports a Windows Sandbox configuration as a profile. Writes nothing if there are problems, or if the profile exists and `replace` is false. */
  'config.import': {
    params: z.strictObject({ text: z.string().max(65_536), profile: ProfileName, replace: z.boolean() }),
    progress: NoProgress,
    result: z.strictObject({ problems: z.array(ConfigurationProblem), notes: z.array(z.string()) }),
  },
  'config.show': {
    params: Nothing,
    progress: NoProgress,
    result: z.strictObject({
      /** With the source of each value as a comment. */
      toml: z.string(),
      values: z.json(),
      sources: Configuration.shape.sources,
      managed: Configuration.shape.managed,
    }),
  },
} as const;

export type Method = keyof typeof METHODS;
/** Verbs on one session, which is named by its ID. */
export type SessionMethod = {
  [M in Method]: z.infer<(typeof METHODS)[M]['params']> extends { readonly id: string } ? M : never;
}[Method];

/** What is true of a verb on one session wherever it is asked for. */
interface SessionRules {
  /** What the session's restrictions may forbid. */
  readonly act?: ForbiddenAct;
  /** On a session on another host: its host answers it as it is, or there is no such thing there. Absent: it works there too. */
  readonly elsewhere?: 'forwarded' | NotThere;
}
export const rulesOf = (method: Method): SessionRules => METHODS[method] as SessionRules;
export type Params<M extends Method> = z.infer<(typeof METHODS)[M]['params']>;
export type Progress<M extends Method> = z.infer<(typeof METHODS)[M]['progress']>;
export type Result<M extends Method> = z.infer<(typeof METHODS)[M]['result']>;
