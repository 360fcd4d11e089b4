import { z } from 'zod';
import { PortAccess, Volume } from '../../appliance/protocol/messages.ts';
import { VmRecord } from '../hypervisor/hypervisor.ts';

/** What is written down of a session, for the next daemon. No address that was visited is in it. */
export const SessionRecord = z.strictObject({
  id: z.string(),
  profile: z.string(),
  requestedAt: z.iso.datetime(),
  /** Only a session that was handed to its person is adopted; one that was still starting is cleared away. */
  browsing: z.boolean(),
  vm: VmRecord,
  port: z.int().min(0).max(63),
  /** What it may reach: as its profile said when it began. */
  access: PortAccess.default({ kind: 'internet-only' }),
  image: z.string(),
  /** How loud it is, where it has sound. */
  volume: Volume.optional(),
  startedFrom: z.enum(['cold', 'template', 'spare']),
  /** Whether somebody was seen at it, for the time that it may be idle. */
  attendance: z.enum(['unseen', 'seen', 'kept']).default('unseen'),
  timings: z.strictObject({
    runningMs: z.int().optional(),
    firstFrameMs: z.int().optional(),
    readyMs: z.int().optional(),
  }),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
