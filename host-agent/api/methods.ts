/**
 * The contract of the desktop wire: each method with what it accepts, what it tells on the way, and what it answers.
 * The daemon refuses anything else before a handler runs.
 */
import { z } from 'zod';
import { BookmarkTold } from './bookmark.ts';
import { Configuration, ConfigurationChanges, ConfigurationProblem } from './configuration.ts';
import { Finding } from './doctor.ts';
import { Clip, Downloads, SafeCopyProgress, TakenFile, TransferProgress } from './downloads.ts';
import { AgentEvent } from './events.ts';
import { BuildProgress, Image, ImageProblem, ImageRole, ImageUpdates } from './image.ts';
import { NetworkStatus } from './network.ts';
import { ProfileSummary } from './profile.ts';
import { Rehearsal } from './rehearsal.ts';
import { TemplateProgress, Templates } from './template.ts';
import { Url } from './url.ts';
import { VerificationProgress, VerificationReport } from './verification.ts';
import { OpenProgress, Session, SessionEnded, SessionVolume } from './session.ts';

const Nothing = z.strictObject({});
const SessionId = z.string().min(1).max(64);
const ProfileNamed = z.string().max(64);
const NoProgress = z.never();
/** More than the pixels of a small picture, in base64. */
const MAX_THUMBNAIL_CHARACTERS = 1024 * 1024;

/**
 * Raised by one with each change after which a client of before would refuse or miss something that is said here, or the other way round:
 * since objects are strict, that is every key, value or method that comes or goes. A host agent runs on when the program is renewed.
 */
export const CONTRACT = 8;

export const METHODS = {
  /** Who answers. Understood by all clients for ever: keys may come, none goes. `contract` is 0 where a host agent knew of none. */
  'daemon.hello': {
    params: Nothing,
    progress: NoProgress,
    result: z.object({ version: z.string(), pid: z.int(), contract: z.int().min(0).default(0) }),
  },
  /** Ends the daemon; machines go on and the next daemon adopts them. */
  'daemon.stop': { params: Nothing, progress: NoProgress, result: Nothing },

  /** Starts a session and answers when its browser is painted. Cancelled: the session is closed. */
  'session.open': {
    params: z.strictObject({ url: Url.optional(), profile: z.string().max(64).optional() }),
    progress: z.union([
      z.strictObject({ kind: z.literal('created'), session: Session }),
      z.strictObject({ kind: z.literal('requirement'), progress: OpenProgress }),
    ]),
    result: Session,
  },
  /** The commands of such a start, and of its end; none is run. */
  'session.rehearse': {
    params: z.strictObject({ profile: z.string().max(64).optional() }),
    progress: NoProgress,
    result: Rehearsal,
  },
  /** Answers when the session has ended, at once if it already has. */
  'session.wait': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: SessionEnded },
  'session.list': { params: Nothing, progress: NoProgress, result: z.array(Session) },
  'session.show': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: Session },
  /** Answers when every trace is gone. */
  'session.close': {
    params: z.union([
      z.strictObject({ ids: z.array(SessionId).min(1).max(64) }),
      z.strictObject({ all: z.literal(true) }),
    ]),
    progress: NoProgress,
    result: z.array(SessionEnded),
  },
  /** Has the session stand still, and ends it after so many seconds, unless it is brought back before. */
  'session.discard': {
    params: z.strictObject({ id: SessionId, undoSeconds: z.int().min(1).max(60) }),
    progress: NoProgress,
    result: Session,
  },
  /** Brings it back. */
  'session.undo': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: Session },
  /** Somebody is at it in a window, or has touched it there: the time that it may be idle begins anew. */
  'session.touch': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: Nothing },
  /** It runs on however idle it is, where its profile lets the person say so. */
  'session.keep-running': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: Session },
  /** Makes the session so loud, or silent; what is absent stays. */
  'session.volume': {
    params: SessionVolume.partial().extend({ id: SessionId }),
    progress: NoProgress,
    result: Session,
  },
  /** Turns the microphone on, by the person's consent, until it is turned off or the session is at its end; or off. Answers when the person is heard. */
  'session.microphone': {
    params: z.strictObject({ id: SessionId, isOn: z.boolean() }),
    progress: NoProgress,
    result: Session,
  },
  /** Turns it on for as long as this is neither cancelled nor its client gone; tells when the person is heard, and answers when it is off. */
  'session.hold-microphone': {
    params: z.strictObject({ id: SessionId }),
    progress: z.strictObject({ isHeard: z.literal(true) }),
    result: Session,
  },
  /** The guest's screen as a PNG, base64. */
  'session.screenshot': {
    params: z.strictObject({ id: SessionId }),
    progress: NoProgress,
    result: z.strictObject({ png: z.base64() }),
  },
  /** The same, small; without a picture while it is still the one of the version that is `known`. */
  'session.thumbnail': {
    params: z.strictObject({ id: SessionId, known: z.string().max(64).optional() }),
    progress: NoProgress,
    result: z.strictObject({
      picture: z
        .strictObject({ version: z.string().max(64), png: z.base64().max(MAX_THUMBNAIL_CHARACTERS) })
        .optional(),
    }),
  },

  /** What was downloaded in the session. */
  'session.downloads': { params: z.strictObject({ id: SessionId }), progress: NoProgress, result: Downloads },
  /** Takes one of these files out, by the person's consent. Cancelled: nothing of it stays. */
  'session.take': {
    params: z.strictObject({ id: SessionId, file: z.int().min(1) }),
    progress: TransferProgress,
    result: TakenFile,
  },
  /** The same for a copy of it that has nothing but the pixels of its pages, drawn in a machine of its own without a network. */
  'session.take-safe': {
    params: z.strictObject({ id: SessionId, file: z.int().min(1) }),
    progress: SafeCopyProgress,
    result: TakenFile,
  },
  /** Gives the session a file of this computer, by the person's consent; the name that it has there. */
  'session.give': {
    params: z.strictObject({ id: SessionId, path: z.string().min(1).max(4096) }),
    progress: TransferProgress,
    result: z.strictObject({ name: z.string(), bytes: z.int().min(0) }),
  },
  /** Takes out what was copied in the session, by the person's act; it is wiped there. */
  'session.copy-out': { params: z.strictObject({ id: SessionId }), progress: TransferProgress, result: Clip },
  /** The same, where it is the address of a page that the person wants to keep; as they see it before they agree. */
  'session.address': {
    params: z.strictObject({ id: SessionId }),
    progress: NoProgress,
    result: z.strictObject({ url: BookmarkTold.shape.url }),
  },
  /** Gives the session something to paste, by the person's act; it is wiped there a minute later. */
  'session.paste-in': {
    params: z.strictObject({ id: SessionId, clip: Clip }),
    progress: TransferProgress,
    result: Nothing,
  },

  'network.start': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.stop': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.restart': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  'network.status': { params: Nothing, progress: NoProgress, result: NetworkStatus },
  /** Plugs this computer itself into the network machine, where the hypervisor can; says which card it now has. */
  'network.attach-host': {
    params: Nothing,
    progress: NoProgress,
    result: z.strictObject({ mac: z.string(), interface: z.string() }),
  },
  'network.detach-host': { params: Nothing, progress: NoProgress, result: Nothing },

  /** Builds an image and makes it the current one. Cancelled: nothing stays. */
  'image.build': {
    params: z.strictObject({ role: ImageRole, recipe: z.string().max(4096).optional(), debug: z.boolean() }),
    progress: BuildProgress,
    result: Image,
  },
  /** Takes a network machine made elsewhere, as files of this computer, and makes it the current one. */
  'image.import': {
    params: z.strictObject({
      kernel: z.string().max(4096),
      rootfs: z.string().max(4096),
      initrd: z.string().max(4096).optional(),
      append: z
        .string()
        .max(1024)
        .regex(/^[ -~]*$/)
        .optional(),
    }),
    progress: NoProgress,
    result: Image,
  },
  /** Cancels the build of this image, whoever asked for it. */
  'image.cancel-build': { params: z.strictObject({ role: ImageRole }), progress: NoProgress, result: Nothing },
  /** Looks whether the distribution has newer packages for the images in use; builds nothing. */
  'image.updates': { params: Nothing, progress: NoProgress, result: z.array(ImageUpdates) },
  /** Uses the image of before again; the one in use becomes that of before. */
  'image.rollback': { params: z.strictObject({ role: ImageRole }), progress: NoProgress, result: Image },
  'image.list': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.array(Image),
  },
  /** Reads every byte of the images and of the templates again, and says what differs or is not signed as it should be. */
  'image.verify': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.strictObject({ verified: z.int(), templates: z.int(), problems: z.array(ImageProblem) }),
  },
  /** Removes what is neither current nor the one before nor in use. */
  'image.prune': {
    params: z.strictObject({ role: ImageRole.optional() }),
    progress: NoProgress,
    result: z.strictObject({ removed: z.array(z.string()), freedBytes: z.int() }),
  },

  /** Seals every machine that has no template; answers when all have theirs. Cancelled: what is ready stays. */
  'template.seal': { params: Nothing, progress: TemplateProgress, result: Templates },
  'template.status': { params: Nothing, progress: NoProgress, result: Templates },
  /** Removes all of them and the spare; the next look seals them anew. */
  'template.drop': { params: Nothing, progress: NoProgress, result: z.strictObject({ dropped: z.int() }) },

  /** Tells all that is, then what changes, until it is cancelled or the client goes. */
  'events.watch': { params: Nothing, progress: AgentEvent, result: Nothing },
  /** The last lines of the log, oldest first, each cut to 2000 characters. */
  'log.tail': {
    params: z.strictObject({ lines: z.int().min(1).max(1000) }),
    progress: NoProgress,
    result: z.strictObject({ path: z.string(), lines: z.array(z.string()) }),
  },

  /** Boots a machine of the image, changes it in every way, boots it twice more and compares. `image`: the beginning of a digest; without it the browser's in use. Cancelled: nothing stays. */
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
  /** Tries from inside of a machine of the image in use what must not be reached. Cancelled: nothing stays. */
  'verify.isolation': { params: Nothing, progress: VerificationProgress, result: VerificationReport },
  /** Those of all profiles, or of this one. */
  'bookmark.list': {
    params: z.strictObject({ profile: ProfileNamed.optional() }),
    progress: NoProgress,
    result: z.array(BookmarkTold),
  },
  /** Keeps the page, for all profiles or for this one, which is then in the configuration file; without a name it is its address. All of them. Sessions that run have it too. */
  'bookmark.add': {
    params: z.strictObject({
      url: z.string().max(2048),
      name: z.string().min(1).max(200).optional(),
      profile: ProfileNamed.optional(),
    }),
    progress: NoProgress,
    result: z.array(BookmarkTold),
  },
  'bookmark.remove': {
    params: z.strictObject({ url: z.string().max(2048), profile: ProfileNamed.optional() }),
    progress: NoProgress,
    result: z.array(BookmarkTold),
  },

  /** The default profile first, then by name. */
  'profile.list': { params: Nothing, progress: NoProgress, result: z.array(ProfileSummary) },

  'doctor.run': { params: Nothing, progress: NoProgress, result: z.array(Finding) },
  'config.check': {
    params: z.strictObject({ path: z.string().max(4096).optional() }),
    progress: NoProgress,
    result: z.strictObject({ path: z.string(), present: z.boolean() }),
  },
  /** Every key with what it accepts and what it is set to. */
  'config.get': { params: Nothing, progress: NoProgress, result: Configuration },
  /** Writes the changes into the file, unless it would then have problems; all of them are told. `dryRun`: writes nothing. */
  'config.set': {
    params: z.strictObject({ changes: ConfigurationChanges, dryRun: z.boolean() }),
    progress: NoProgress,
    result: z.strictObject({ problems: z.array(ConfigurationProblem) }),
  },
  /** Takes over a configuration of Windows Sandbox as a profile of this name. Nothing is written when there are problems. */
  'config.import': {
    params: z.strictObject({ text: z.string().max(65_536), profile: z.string().max(64) }),
    progress: NoProgress,
    result: z.strictObject({ problems: z.array(ConfigurationProblem), notes: z.array(z.string()) }),
  },
  'config.show': {
    params: Nothing,
    progress: NoProgress,
    result: z.strictObject({ toml: z.string(), values: z.json() }),
  },
} as const;

export type Method = keyof typeof METHODS;
export type Params<M extends Method> = z.infer<(typeof METHODS)[M]['params']>;
export type Progress<M extends Method> = z.infer<(typeof METHODS)[M]['progress']>;
export type Result<M extends Method> = z.infer<(typeof METHODS)[M]['result']>;
