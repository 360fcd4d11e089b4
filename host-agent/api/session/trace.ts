/** The moments of one start in the control API: names from closed sets and numbers, and nothing else. */
import { z } from 'zod';
import { REQUIREMENTS, Session } from './session.ts';

/** Moments that the host agent sees itself, besides the requirements that are met. */
const HOST_MOMENTS = [
  ...REQUIREMENTS,
  'admitted', // there is memory for the session
  'placed', // it has a spare, or a port of the network VM
  'qemu-started', // its process exists, in its jail
  'qemu-answers', // its control socket is connected
  'state-loaded', // the devices of a clone have the state of their template
  'resuming', // the clone is told to run
  'identity-sent',
  'link-up',
  'page-sent',
  'ready',
] as const;
export const HostMoment = z.enum(HOST_MOMENTS);
export type HostMoment = z.infer<typeof HostMoment>;

/** Moments that the guest agent reports: its steps, and what is between them. */
export const GUEST_MOMENTS = [
  'home',
  'screen',
  'identity',
  'browser-window',
  'warm-up',
  'agent-started',
  'identity-received',
  'link-received',
  'address',
  'page-received',
  'page-ready',
  'browser-started',
  'page-handed-over',
] as const;
export const GuestMoment = z.enum(GUEST_MOMENTS);
export type GuestMoment = z.infer<typeof GuestMoment>;

/** Milliseconds since the request, by the host's monotonic clock. */
const SinceRequestMs = z.number().min(0);

/** What was recorded of a start. Each moment is in it once at most. */
export const StartRecord = z.strictObject({
  session: Session.shape.id,
  startedFrom: Session.shape.startedFrom,
  accelerator: Session.shape.accelerator,
  requestedAt: Session.shape.requestedAt,
  host: z.array(z.strictObject({ moment: HostMoment, atMs: SinceRequestMs })).max(HOST_MOMENTS.length),
  guest: z
    .array(
      z.strictObject({
        moment: GuestMoment,
        /** By the guest's own clock, since its kernel started. The guest may lie. */
        guestMs: z.int().min(0),
        /** When the host received the report. */
        receivedMs: SinceRequestMs,
      }),
    )
    .max(GUEST_MOMENTS.length),
});
export type StartRecord = z.infer<typeof StartRecord>;
