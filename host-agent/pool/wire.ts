/**
 * What a desk may ask of a host of its pool: one HTTP/2 request per call over one duplex stream. A call is `POST /call/NAME` with JSON; the answer is
 * one line of JSON for each piece of progress and a last one with the result or the failure. `POST /screen/ID` carries a screen, RFB, in both directions.
 * Flow control, multiplexing, cancellation and the heartbeat are those of HTTP/2 (RFC 9113).
 */
import { z } from 'zod';
import { DomainName, MAX_NAMES } from '../../appliance/protocol/network.ts';
import { CopiedClip, CopyProgress } from '../api/downloads.ts';
import { METHODS } from '../api/methods.ts';
import { ProfileName } from '../config/profile.ts';
import { EndReason, OpenProgress, Session, SessionState } from '../api/session.ts';
import { TypedText } from '../api/typed-text.ts';
import { Url } from '../api/url.ts';

/** The largest request: a picture for a clipboard in base64, with a margin. */
export const MAX_REQUEST_BYTES = 24 * 1024 * 1024;
/** The longest line of an answer: a small picture in base64, or the text of a clipboard, in which each character may be escaped. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;
/** Calls and screens of one desk at the same time. */
export const MAX_STREAMS = 128;
/** Bytes that one stream, and all together, may have on the way. A screen needs a whole picture per round trip. */
export const STREAM_WINDOW_BYTES = 4 * 1024 * 1024;
export const CONNECTION_WINDOW_BYTES = 16 * 1024 * 1024;
/** What one connection may hold in memory, in megabytes, at either end: more than all windows. */
export const MAX_MEMORY_MB = 64;
/** Sessions of one desk on one host. */
export const MAX_SESSIONS = 64;

const Nothing = z.strictObject({});
const NoProgress = z.never();
export const RemoteId = z.string().regex(/^[0-9a-f]{8}$/);
const ofSession = z.strictObject({ id: RemoteId });
const Word = z.string().regex(/^[a-z0-9-]{1,32}$/);

/** A session as its host describes it: without what means something only there, such as paths and process numbers. */
export const RemoteSession = Session.pick({
  startedFrom: true,
  timings: true,
  restrictions: true,
  discardsAt: true,
  idleUntil: true,
  title: true,
  securityUpdates: true,
  outdatedUntil: true,
}).extend({
  id: RemoteId,
  state: SessionState,
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

const RemoteEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sessions'), sessions: z.array(RemoteSession).max(MAX_SESSIONS) }),
  z.strictObject({ kind: z.literal('ended'), id: RemoteId, reason: EndReason }),
]);
export type RemoteEvent = z.infer<typeof RemoteEvent>;

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
  /** `profile`: of the host's own configuration. Cancelling closes the session. */
  open: {
    params: z.strictObject({ profile: ProfileName, url: Url.optional() }),
    progress: z.union([
      z.strictObject({ kind: z.literal('created'), session: RemoteSession }),
      z.strictObject({ kind: z.literal('requirement'), progress: OpenProgress }),
    ]),
    result: RemoteSession,
  },
  close: { params: ofSession, progress: NoProgress, result: z.strictObject({ reason: EndReason }) },
  discard: {
    params: METHODS['session.discard'].params.extend({ id: RemoteId }),
    progress: NoProgress,
    result: RemoteSession,
  },
  undo: { params: ofSession, progress: NoProgress, result: RemoteSession },
  browse: { params: ofSession.extend({ url: Url }), progress: NoProgress, result: Nothing },
  type: { params: ofSession.extend({ text: TypedText }), progress: NoProgress, result: Nothing },
  touch: { params: ofSession, progress: NoProgress, result: Nothing },
  'keep-running': { params: ofSession, progress: NoProgress, result: RemoteSession },
  screenshot: { ...METHODS['session.screenshot'], params: ofSession },
  thumbnail: {
    ...METHODS['session.thumbnail'],
    params: METHODS['session.thumbnail'].params.extend({ id: RemoteId }),
  },
  'copy-out': { params: ofSession, progress: CopyProgress, result: CopiedClip },
  address: { ...METHODS['session.address'], params: ofSession },
  'paste-in': {
    ...METHODS['session.paste-in'],
    params: METHODS['session.paste-in'].params.extend({ id: RemoteId }),
  },
} as const;
export type CallName = keyof typeof CALLS;
export type CallParams<N extends CallName> = z.infer<(typeof CALLS)[N]['params']>;
export type CallProgress<N extends CallName> = z.infer<(typeof CALLS)[N]['progress']>;
export type CallResult<N extends CallName> = z.infer<(typeof CALLS)[N]['result']>;

export const isCall = (untrustedName: string): untrustedName is CallName => Object.hasOwn(CALLS, untrustedName);
