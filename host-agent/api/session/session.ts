/** Sessions in the control API. `list --json` prints them, so fields must not be removed. */
import { z } from 'zod';
import { FailureData } from '../errors/failure-data.ts';
import { SessionExit } from '../host/exit.ts';
import { Recording } from './recording.ts';
import { Recall } from '../host/channel.ts';
import { Restrictions } from './restrictions.ts';
import { MAX_USB_DEVICES, UsbDevice } from './usb.ts';

export const SESSION_STATES = ['preparing', 'starting', 'ready', 'browsing', 'closing', 'gone', 'failed'] as const;
export const SessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof SessionState>;
const STARTING: ReadonlySet<SessionState> = new Set(['preparing', 'starting', 'ready']);
/** Whether its browser is not there yet. Pure. */
export const isStarting = ({ state }: { readonly state: SessionState }): boolean => STARTING.has(state);

/** The requirements of a start, in the order in which they are usually met. The progress bar shows this list. */
export const REQUIREMENTS = [
  'image',
  'network',
  'vm',
  'guest-agent',
  'home',
  'screen',
  'identity',
  'browser-window',
  'painted',
] as const;
export const Requirement = z.enum(REQUIREMENTS);
export type Requirement = z.infer<typeof Requirement>;

/** Why a session ended: the first reason wins and is kept. */
export const END_REASONS = [
  'browser-closed', // the person closed the last window
  'browser-crashed', // Chromium ended by a fault
  'display-crashed', // the guest's X server ended
  'portal-over', // it was open to sign in to a network, and the Internet is there
  'lifetime-over', // it became as old as its profile lets it
  'outdated', // as old as its profile lets a session with a known security update be
  'idle', // reached the idle limit of its profile
  'closed', // by the person: `close`, Ctrl-C, or the viewer was closed
  'vm-ended', // the VM ended unexpectedly
  'image-damaged', // the VM could not read its image, or read data that differs from what was built
  'guest-failed', // the guest agent reported a failure
  'protocol-violation', // the guest sent a message that the protocol does not allow
  'host-lost', // its host did not come back, or ended it meanwhile
  'start-failed', // a requirement of the start was not met
] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

/** A limit of time. A session that reaches it ends, but is held while files are not saved. */
export const LimitReached = EndReason.extract(['idle', 'lifetime-over', 'outdated']);
export type LimitReached = z.infer<typeof LimitReached>;
/** It was held, and brought back to save its files: it ends at this time, saved or not. Idle time is over with that. */
export const Grace = z.strictObject({ because: LimitReached.exclude(['idle']), until: z.iso.datetime() });
export type Grace = z.infer<typeof Grace>;

const Milliseconds = z.int().min(0);
/** One step of a start. */
export const OpenProgress = z.strictObject({
  requirement: Requirement,
  state: z.enum(['awaited', 'met']),
  /** Time since the request. */
  elapsedMs: Milliseconds,
});
export type OpenProgress = z.infer<typeof OpenProgress>;

/** Larger numbers from a guest are reported as this one. */
export const MOST_DOWNLOADS = 999;

/** The screen of a VM, served as RFB on the socket. */
export const RfbDisplay = z.strictObject({ kind: z.literal('rfb'), socket: z.string() });
/** `own-screen`: the VM is shown only on the screen of the host, where the person switches to it. */
const Display = z.discriminatedUnion('kind', [RfbDisplay, z.strictObject({ kind: z.literal('own-screen') })]);

/** Volume in percent, and whether it is muted. */
export const SessionVolume = z.strictObject({ percent: z.int().min(0).max(100), isMuted: z.boolean() });
export type SessionVolume = z.infer<typeof SessionVolume>;

/** What a session may reach, from the profile that it was opened with. */
export const Reach = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.enum(['internet-only', 'offline', 'open']) }),
  z.strictObject({ policy: z.literal('allow-list'), sites: z.array(z.string().max(253)).max(128) }),
  /** The sign-in page of a network, which the person knows as `network`. `left`: a host to which it leads, too, and which is not reached. */
  z.strictObject({
    policy: z.literal('portal'),
    network: z.string().max(64),
    hosts: z.array(z.string().max(253)).max(4),
    left: z.string().max(253).optional(),
  }),
]);
export type Reach = z.infer<typeof Reach>;

/** Where a session on another host runs. */
export const Elsewhere = z.strictObject({
  /** The name of the pool in the configuration. */
  pool: z.string(),
  host: z.string(),
  /** Whether the host answers now; if not, the session waits for the connection. */
  isReachable: z.boolean(),
});
export type Elsewhere = z.infer<typeof Elsewhere>;

/**
 * The browser of a session ended while files are not saved. `returning`: it starts again, and has no painted window yet. Otherwise the session waits for
 * the person's decision, and `session.reopen` brings the browser back; `not-back`: it did not come back in time.
 */
export const BrowserEnded = z.enum(['browser-closed', 'browser-crashed', 'returning', 'not-back']);
export type BrowserEnded = z.infer<typeof BrowserEnded>;

/** `asking`: a program wants to drive, and the person has not answered; `ready`: it may, and is not connected; `held`: the person has taken over, and it waits. */
export const Driven = z.enum(['off', 'asking', 'ready', 'driven', 'held']);
export type Driven = z.infer<typeof Driven>;

export const Session = z.strictObject({
  id: z.string(),
  profile: z.string(),
  state: SessionState,
  /** Absent if it runs on this host. */
  where: Elsewhere.optional(),
  hypervisor: z.string(),
  accelerator: z.string(),
  startedFrom: z.enum(['cold', 'template', 'spare']),
  display: Display,
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** Times since the request; absent until the event. */
  timings: z.strictObject({
    runningMs: Milliseconds.optional(),
    firstFrameMs: Milliseconds.optional(),
    readyMs: Milliseconds.optional(),
  }),
  /** The steps of its start so far, in their order; absent if an earlier host agent started it. */
  progress: z
    .array(OpenProgress)
    .max(2 * REQUIREMENTS.length)
    .optional(),
  /** From the profile that it was opened with, which may have changed since. */
  restrictions: Restrictions,
  /** What it may reach. `sites`: the names of an allow-list; each stands for its subdomains, too. */
  reach: Reach,
  /** The exit by which it leaves; absent: it leaves by the way of its host. */
  exit: SessionExit.optional(),
  /** Time of the request, ISO 8601, UTC. */
  requestedAt: z.iso.datetime(),
  /** It was discarded and is paused: the end of its undo window. */
  discardsAt: z.iso.datetime().optional(),
  /** It is paused, but was not discarded: it reached this limit, and files are not saved. */
  heldBecause: LimitReached.optional(),
  grace: Grace.optional(),
  browserEnded: BrowserEnded.optional(),
  /** Its VM is paused until the host's disk has room for what it writes. */
  isWithoutRoom: z.literal(true).optional(),
  /** It is idle: the time at which it ends unless the person uses it. */
  idleUntil: z.iso.datetime().optional(),
  /** The title of the page in front, or of a dialogue over it, on one line. The page chose it, and it may claim anything. Absent if there is none. */
  title: z.string().min(1).max(256).optional(),
  /** Its VM draws each pixel of the window that shows it, and takes a scale; absent if it is at 100 % for good. */
  isSharp: z.literal(true).optional(),
  /** Absent if it has no sound. */
  sound: SessionVolume.optional(),
  /** It plays something now, if it has sound; absent otherwise. */
  isPlaying: z.literal(true).optional(),
  /** Whether a screen reader in it reads aloud, as it says; absent if its profile asks for none, or while it starts. */
  readsAloud: z.boolean().optional(),
  /** Absent if it has no microphone. */
  microphone: z.enum(['off', 'on']).optional(),
  /** Whether a program drives its browser; absent if none can. */
  driven: Driven.optional(),
  /** Whether it is recorded, or somebody wants to; absent if not. */
  recording: Recording.optional(),
  /** The USB devices that it has; absent if it can be handed none. */
  usb: z.array(UsbDevice).max(MAX_USB_DEVICES).optional(),
  /** The number of packages of its image that have a known security update; absent if none. A new session may have a newer image. */
  securityUpdates: z.int().min(1).optional(),
  /** Why its image was recalled, in the words of the signers of the channel; absent if it was not. */
  recalled: Recall.shape.why.optional(),
  /** Because of these updates or the recall, it ends at this time. */
  outdatedUntil: z.iso.datetime().optional(),
  /** How many of its programs, most likely tabs, its kernel has ended for want of memory, as it says; absent if none. */
  endedForMemory: z.int().min(1).max(999).optional(),
  /** The number of downloads in the session, as counted by the guest; absent if there are none or the guest does not count. */
  downloads: z.int().min(1).max(MOST_DOWNLOADS).optional(),
  /** How many of these were saved on the host; absent if none. */
  savedDownloads: z.int().min(1).max(MOST_DOWNLOADS).optional(),
});
export type Session = z.infer<typeof Session>;

/** One session in detail. */
export const SessionDetails = Session.extend({
  /** Resident memory of its processes; absent where they are not processes of the host. `sharedBytes`: mapped files, such as those of its template. */
  memory: z.strictObject({ privateBytes: z.int().min(0), sharedBytes: z.int().min(0) }).optional(),
});
export type SessionDetails = z.infer<typeof SessionDetails>;

/** `failure`: why its start failed; absent if it was open, or was closed before. */
export const SessionEnded = z.strictObject({
  session: z.string(),
  reason: EndReason,
  failure: FailureData.optional(),
});
export type SessionEnded = z.infer<typeof SessionEnded>;
