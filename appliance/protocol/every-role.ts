/**
 * What every guest channel has in common, whatever the guest's role. The messages of one role are in the file of that name; `channels.ts` maps roles to them.
 * Each message is one line of JSON. The reader refuses a message with an unknown key or a number out of bounds.
 */
import * as z from 'zod';
import { PROTOCOL_VERSION } from './limits.ts';

/** The role of a guest: decided by the image, and for a converter VM by the kernel's command line. */
export const ROLES = ['browser', 'network', 'converter'] as const;
export type Role = (typeof ROLES)[number];

/** In the kernel's and QEMU's notation: six bytes in lower-case hexadecimal. */
export const MacAddress = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);

/** 64 bytes in base64 from the host's random number generator, for the guest kernel's. */
export const Entropy = z.base64().length(88);

/** Whole milliseconds; the limit is a day. */
export const ElapsedMs = z
  .int()
  .min(0)
  .max(24 * 3600 * 1000);

/** Host to guest, first on every connection, also when a new host agent takes over a running guest. */
export const HostHello = z.strictObject({ type: z.literal('hello'), protocol: z.literal(PROTOCOL_VERSION) });

/** Host to guest: end in order. */
export const PowerOff = z.strictObject({ type: z.literal('power-off') });

/** Guest to host: the messages about the start and the end of a guest of this role, whose start has these steps. */
export const lifeMessages = <const GuestRole extends Role, const Steps extends readonly [string, ...string[]]>(
  role: GuestRole,
  steps: Steps,
) =>
  [
    /** Answers the host's hello. `reached`: the completed steps, for a host agent that joins late. */
    z.strictObject({
      type: z.literal('hello'),
      protocol: z.literal(PROTOCOL_VERSION),
      role: z.literal(role),
      reached: z.array(z.enum(steps)).max(steps.length),
    }),
    /** A step of the start is complete. `elapsedMs`: since the guest's kernel started. */
    z.strictObject({ type: z.literal('step'), step: z.enum(steps), elapsedMs: ElapsedMs }),
    /** The guest cannot go on and powers off (fail closed). `message` is for a log, never for a screen. */
    z.strictObject({ type: z.literal('failed'), step: z.enum(steps), message: z.string().max(1000) }),
  ] as const;
