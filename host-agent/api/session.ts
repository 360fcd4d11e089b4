/** Sessions in the control API. `list --json` prints them, so fields must not be removed. */
import { z } from 'zod';
import { Restrictions } from './restrictions.ts';

export const SESSION_STATES = ['preparing', 'starting', 'ready', 'browsing', 'closing', 'gone', 'failed'] as const;
export const SessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof SessionState>;

/** What a start awaits, in the order in which it usually comes true; the progress bar draws this list. */
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
  'lifetime-over', // it became as old as its profile lets it
  'idle', // nobody touched it for as long as its profile lets it
  'closed', // asked for: `close`, Ctrl-C, the viewer was closed
  'vm-ended', // the virtual machine went away without a word
  'image-damaged', // the machine read something else from its image than was built, or nothing at all
  'guest-failed', // the guest said that it cannot go on
  'protocol-violation', // the guest broke the contract of the wire
  'start-failed', // a requirement of the start never came true
] as const;
export const EndReason = z.enum(END_REASONS);
export type EndReason = z.infer<typeof EndReason>;

const Milliseconds = z.int().min(0);
/** A guest may say any number; a person is told no larger one. */
export const MOST_DOWNLOADS = 999;

/** The screen of a VM: the socket speaks RFB. */
export const RfbDisplay = z.strictObject({ kind: z.literal('rfb'), socket: z.string() });
/** Or on the computer's own screen alone, where the person turns to it. */
const Display = z.discriminatedUnion('kind', [RfbDisplay, z.strictObject({ kind: z.literal('own-screen') })]);

/** Volume in percent, and whether it is muted. */
export const SessionVolume = z.strictObject({ percent: z.int().min(0).max(100), isMuted: z.boolean() });
export type SessionVolume = z.infer<typeof SessionVolume>;

export const Session = z.strictObject({
  id: z.string(),
  profile: z.string(),
  state: SessionState,
  hypervisor: z.string(),
  accelerator: z.string(),
  startedFrom: z.enum(['cold', 'template', 'spare']),
  display: Display,
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** Counted from the request; absent until it happened. */
  timings: z.strictObject({
    runningMs: Milliseconds.optional(),
    firstFrameMs: Milliseconds.optional(),
    readyMs: Milliseconds.optional(),
  }),
  /** Of its own profile, which may be another than the configuration has by that name now. */
  restrictions: Restrictions,
  /** When it was asked for, ISO 8601, UTC. */
  requestedAt: z.iso.datetime(),
  /** It was discarded and stands still; until then it can be brought back. */
  discardsAt: z.iso.datetime().optional(),
  /** Nobody has touched it for long; it ends then unless somebody does. */
  idleUntil: z.iso.datetime().optional(),
  /** How loud it is; absent where it has no sound. */
  sound: SessionVolume.optional(),
  /** Whether it hears the person; absent where it never can. */
  microphone: z.enum(['off', 'on']).optional(),
  /** Files that were downloaded in it and go with it, as the guest counts them; absent where there are none, or the guest cannot tell. */
  downloads: z.int().min(1).max(MOST_DOWNLOADS).optional(),
});
export type Session = z.infer<typeof Session>;

/** One step of a start, told as it happens. */
export const OpenProgress = z.strictObject({
  requirement: Requirement,
  state: z.enum(['awaited', 'met']),
  /** Since the request. */
  elapsedMs: Milliseconds,
});
export type OpenProgress = z.infer<typeof OpenProgress>;

export const SessionEnded = z.strictObject({ session: z.string(), reason: EndReason });
export type SessionEnded = z.infer<typeof SessionEnded>;
