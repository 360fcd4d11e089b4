/**
 * What a desk may ask of a host of its pool: one HTTP/2 request per call over one duplex stream. A call is `POST /call/NAME` with JSON; the answer is
 * one line of JSON for each piece of progress and a last one with the result or the failure. Bytes have separate requests:
 *
 * - `/screen/ID` carries a screen, RFB, in both directions.
 * - `/first-screen/NAME` does the same for the session that the call `open` opens with this name.
 * - `/file/ID/NUMBER` answers with an {@link OfferLine} and the bytes of a download.
 * - `/screenshot/ID` answers with a {@link PictureLine} and the pixels of the screen, `/thumbnail/ID` and `/thumbnail/ID/VERSION` with a
 *   {@link ThumbnailLine} and those of a small picture, `/clipboard/ID` with a {@link ClipLine} and pixels or text. Pixels are bare: the desk writes
 *   every file of a picture.
 * - `/pages/ID/NUMBER` answers with lines of progress and, for each page of a safe copy, a {@link PageLine} and its pixels; the result comes last.
 *   `/pages-with-text/ID/NUMBER` does the same, and each line has the words of its page.
 * - `/give/ID` takes a {@link GivenFile} as a line and the bytes of the file, and answers with a result.
 * - `/automation/ID` carries the commands of a program that drives the browser, and what the browser says, each with a zero byte at its end.
 * - `/sound/ID` answers with the samples that the session plays, without end; `/microphone/ID` takes those of the desk, until either side closes it.
 *
 * Flow control, multiplexing, cancellation and the heartbeat are those of HTTP/2 (RFC 9113).
 */
import { z } from 'zod';
import { DomainName, MAX_NAMES } from '../../appliance/protocol/network.ts';
import { DOCUMENT_NOTES } from '../../appliance/protocol/document-formats.ts';
import { isInPage, PageWords } from '../../appliance/protocol/page-text.ts';
import { PICTURE_SIZE, fitsPixels, type PictureSize } from '../../appliance/protocol/pixels.ts';
import { FileBytes, MAX_LISTED_DOWNLOADS, MAX_TEXT_BYTES, SentFile } from '../../appliance/protocol/transfers.ts';
import { Download, SafeCopyProgress } from '../api/session/downloads.ts';
import { FailureData } from '../api/errors/failure-data.ts';
import { type Method, METHODS, type Params, type Result, rulesOf, type SessionMethod } from '../api/methods/methods.ts';
import { ProfileName } from '../config/profile/profile.ts';
import { Session, SessionEnded, SessionState, SessionVolume } from '../api/session/session.ts';
import { Url } from '../api/session/url.ts';
import { MAX_SCREEN_PIXELS } from '../hypervisor/picture/ppm.ts';
import { THUMBNAIL_SIZE } from '../session/thumbnail.ts';
import type { Limit } from '../vm/allowance.ts';

/** The largest request: a picture for a clipboard in base64, with a margin. */
export const MAX_REQUEST_BYTES = 24 * 1024 * 1024;
/** The longest line of an answer: {@link MAX_SESSIONS} sessions, each with an allow-list of {@link MAX_NAMES} names. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;
/** What a host may send as the answer to one call, and as progress before one: one line for each percent. */
export const ANSWER_LIMIT: Limit = { lines: 200, bytes: MAX_LINE_BYTES };
/** The same for `events`, which has no end: in each {@link Limit.windowMs}. */
export const EVENTS_LIMIT: Limit = { lines: 200, bytes: 4 * MAX_LINE_BYTES, windowMs: 10_000 };
/** A host reports a changed session at once, and what changes soon after it together, so that no guest makes it exceed {@link EVENTS_LIMIT}. */
export const EVENTS_APART_MS = 200;
/** The same for the steps of a start, for which a person waits: with the ends of {@link MAX_SESSIONS} sessions still within the limit. */
export const STEPS_APART_MS = 80;
/** Requests of one desk at the same time: a screen and the sound of each session, and calls. */
export const MAX_STREAMS = 256;
/** Bytes that one stream, and all together, may have on the way. A screen needs a whole picture per round trip. */
export const STREAM_WINDOW_BYTES = 4 * 1024 * 1024;
/** What a desk may have on the way in one request: so little that a ping behind a file passes a slow line before the host is taken for dead. */
export const REQUEST_WINDOW_BYTES = 256 * 1024;
export const CONNECTION_WINDOW_BYTES = 16 * 1024 * 1024;
/** What one connection may hold in memory, in megabytes, at either end: more than all windows. */
export const MAX_MEMORY_MB = 64;
/** Sessions of one desk on one host. */
export const MAX_SESSIONS = 64;

const Nothing = z.strictObject({});
const NoProgress = z.never();
/** Limit for a line between bytes. */
export const MAX_OFFER_BYTES = 64 * 1024;

export const RemoteId = z.string().regex(/^[0-9a-f]{8}$/);
const ofSession = z.strictObject({ id: RemoteId });
const Word = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** A name, or the path of a file. */
export const MAX_MANAGER_CHARACTERS = 256;
/** A session as its host describes it: without what means something only there, such as paths and process numbers. */
export const RemoteSession = Session.pick({
  startedFrom: true,
  timings: true,
  progress: true,
  restrictions: true,
  discardsAt: true,
  heldBecause: true,
  grace: true,
  browserEnded: true,
  idleUntil: true,
  title: true,
  securityUpdates: true,
  recalled: true,
  outdatedUntil: true,
  downloads: true,
  readsAloud: true,
  endedForMemory: true,
  isWithoutRoom: true,
  sound: true,
  microphone: true,
}).extend({
  id: RemoteId,
  state: SessionState,
  /** Who manages the settings of its host. */
  managedBy: z
    .string()
    .min(1)
    .max(MAX_MANAGER_CHARACTERS)
    .regex(/^\P{C}*$/u)
    .optional(),
  hypervisor: Word,
  accelerator: Word,
  reach: z.discriminatedUnion('policy', [
    z.strictObject({ policy: z.enum(['internet-only', 'offline', 'open']) }),
    z.strictObject({ policy: z.literal('allow-list'), sites: z.array(DomainName).max(MAX_NAMES) }),
  ]),
});
export type RemoteSession = z.infer<typeof RemoteSession>;

/** What placement needs to know about a host. Rough, so that people who share it learn little about each other. */
export const HostState = z.strictObject({
  /** Whether another session fits. */
  hasRoom: z.boolean(),
  /** Whether a spare is ready that fits the profile. */
  hasSpare: z.boolean(),
  /** The part of its memory in use, in tenths. */
  load: z.int().min(0).max(10),
});
export type HostState = z.infer<typeof HostState>;

const FileNumber = z.int().min(1).max(1_000_000_000);
/** The number of a download in a path. */
export const FileInPath = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/)
  .transform(Number)
  .pipe(FileNumber);

/** A download as its host lists it. What kind it is was found out there: the desk reads no byte of a file before the person saves it. */
export const RemoteDownload = Download.omit({ savedAs: true }).extend({
  file: FileNumber,
  bytes: FileBytes,
  type: z.string().regex(/^[a-z0-9.+-]{1,60}\/[a-z0-9.+-]{1,100}$/i),
});
export type RemoteDownload = z.infer<typeof RemoteDownload>;

export const MAX_ORIGIN_CHARACTERS = 4096;
const Origin = z.string().max(MAX_ORIGIN_CHARACTERS);
const FailureLine = z.strictObject({ failure: FailureData });

const sizeUpTo = (fits: (size: PictureSize) => boolean) =>
  z.strictObject(PICTURE_SIZE).refine(fits, 'has too many pixels');
/** Changes with the content of the screen. */
export const ThumbnailVersion = z.string().regex(/^[0-9a-f]{64}$/);

export const PictureLine = z.union([
  z.strictObject({ picture: sizeUpTo(({ width, height }) => width * height <= MAX_SCREEN_PIXELS) }),
  FailureLine,
]);
/** `unchanged`: the desk has this version. */
export const ThumbnailLine = z.union([
  z.strictObject({
    picture: sizeUpTo(({ width, height }) => width <= THUMBNAIL_SIZE.width && height <= THUMBNAIL_SIZE.height),
    version: ThumbnailVersion,
  }),
  z.strictObject({ unchanged: z.literal(true) }),
  FailureLine,
]);
export const ClipLine = z.union([
  z.strictObject({ picture: sizeUpTo(fitsPixels) }),
  z.strictObject({ text: z.strictObject({ bytes: z.int().min(0).max(MAX_TEXT_BYTES) }) }),
  FailureLine,
]);
/** What begins an answer with bytes. */
export type HeadLine = z.infer<
  typeof OfferLine | typeof PageLine | typeof PictureLine | typeof ThumbnailLine | typeof ClipLine
>;

export const OfferLine = z.union([
  z.strictObject({ offer: z.strictObject({ bytes: FileBytes, origin: Origin.optional() }) }),
  FailureLine,
]);

/** A line of the answer with the pages of a safe copy. */
export const PageLine = z.union([
  z.strictObject({ progress: SafeCopyProgress }),
  z.strictObject({
    page: z
      .strictObject({
        page: z.int().min(1).max(100_000),
        of: z.int().min(1).max(100_000),
        ...PICTURE_SIZE,
        notes: z.array(z.enum(DOCUMENT_NOTES)).max(DOCUMENT_NOTES.length).optional(),
        words: PageWords.optional(),
      })
      .refine(fitsPixels, 'has too many pixels')
      .refine(({ words = [], ...page }) => words.every((word) => isInPage(word, page)), 'has words outside it'),
  }),
  z.strictObject({ result: z.strictObject({ origin: Origin.optional() }) }),
  FailureLine,
]);
export type PageLine = z.infer<typeof PageLine>;

export const GivenFile = SentFile.omit({ kind: true }).extend({ bytes: FileBytes });
export type GivenFile = z.infer<typeof GivenFile>;
export const GivenLine = z.union([z.strictObject({ result: z.strictObject({}) }), FailureLine]);

const RemoteEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sessions'), sessions: z.array(RemoteSession).max(MAX_SESSIONS) }),
  SessionEnded.omit({ session: true }).extend({ kind: z.literal('ended'), id: RemoteId }),
]);
export type RemoteEvent = z.infer<typeof RemoteEvent>;
/** How a session ended. */
export type RemoteEnd = CallResult<'close'>;

type ForwardedMethod = {
  [M in SessionMethod]: (typeof METHODS)[M] extends { readonly elsewhere: 'forwarded' } ? M : never;
}[SessionMethod];
/** Verbs of the control API that go to the host of their session as they are: each is `session.NAME`. */
export type Forwarded = ForwardedMethod extends `session.${infer Name}` ? Name : never;
const FORWARDED_METHODS = (Object.keys(METHODS) as Method[]).filter(
  (method): method is ForwardedMethod => rulesOf(method).elsewhere === 'forwarded',
);
export const FORWARDED = FORWARDED_METHODS.map((method) => method.slice('session.'.length) as Forwarded);
type MethodOf<Name extends Forwarded> = `session.${Name}`;

type ForwardedCalls = {
  readonly [Name in Forwarded]: {
    readonly params: z.ZodType<Params<MethodOf<Name>>>;
    readonly progress: (typeof METHODS)[MethodOf<Name>]['progress'];
    readonly result: Result<MethodOf<Name>> extends Session
      ? typeof RemoteSession
      : (typeof METHODS)[MethodOf<Name>]['result'];
  };
};

/** Whether the verb answers with the session. */
export const answersWithSession = (name: Forwarded): boolean => METHODS[`session.${name}`].result === Session;

function forwardedCalls(): ForwardedCalls {
  const calls = FORWARDED.map((name) => {
    const { params, progress, result } = METHODS[`session.${name}`];
    return [
      name,
      { params: params.extend({ id: RemoteId }), progress, result: answersWithSession(name) ? RemoteSession : result },
    ] as const;
  });
  return Object.fromEntries(calls) as unknown as ForwardedCalls;
}

export const CALLS = {
  /**
   * The first call of each connection. `desk`: a random secret, by which the same desk gets its sessions back after the connection was lost.
   * `detachedMinutes`: for so long they wait for it.
   */
  attach: {
    params: z.strictObject({
      contract: z.int().min(0),
      desk: z.string().regex(/^[0-9a-f]{64}$/),
      detachedMinutes: z.int().min(1).max(1440),
    }),
    progress: NoProgress,
    result: z.strictObject({ contract: z.int().min(0) }),
  },
  state: { params: z.strictObject({ profile: ProfileName }), progress: NoProgress, result: HostState },
  /** All sessions of this desk, then each change, until the call is cancelled. */
  events: { params: Nothing, progress: RemoteEvent, result: Nothing },
  /**
   * Creates a session, and answers at once: its start is told by `events`. `profile`: of the host's own configuration. `screen`: a random name, by which
   * the desk asks for the screen before it knows the session's.
   */
  open: {
    params: z.strictObject({ profile: ProfileName, url: Url.optional(), screen: RemoteId }),
    progress: NoProgress,
    result: RemoteSession,
  },
  close: { params: ofSession, progress: NoProgress, result: SessionEnded.omit({ session: true }) },
  /**
   * Whether a window of the desk shows the session. Then its host holds it when its browser ends while there are downloads, and the desk, which has saved
   * them or not, closes it or asks. It stays so while the desk is away.
   */
  attend: { params: ofSession.extend({ isAttended: z.boolean() }), progress: NoProgress, result: Nothing },
  volume: { params: ofSession.extend(SessionVolume.shape), progress: NoProgress, result: Nothing },
  downloads: {
    params: ofSession,
    progress: NoProgress,
    result: z.strictObject({ files: z.array(RemoteDownload).max(MAX_LISTED_DOWNLOADS), more: z.int().min(0) }),
  },
  ...forwardedCalls(),
} as const;
export type CallName = keyof typeof CALLS;
export type CallParams<N extends CallName> = z.infer<(typeof CALLS)[N]['params']>;
export type CallProgress<N extends CallName> = z.infer<(typeof CALLS)[N]['progress']>;
export type CallResult<N extends CallName> = z.infer<(typeof CALLS)[N]['result']>;

export const isCall = (untrustedName: string): untrustedName is CallName => Object.hasOwn(CALLS, untrustedName);
