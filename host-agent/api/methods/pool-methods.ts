/** The methods of the control API for sessions on other hosts. */
import { z } from 'zod';

/** A host of a pool. */
export const PoolHost = z.strictObject({
  pool: z.string(),
  /** Empty: the engine of the pool does not say which hosts it has. */
  host: z.string(),
  /** `idle`: not connected, because nothing uses it. */
  state: z.enum(['idle', 'up', 'unreachable']),
  /** Takes no new sessions. */
  isDrained: z.boolean(),
  /** Our sessions there. */
  sessions: z.int().min(0),
  /** As it said last. `load`: the part of its memory in use, in percent. */
  load: z.int().min(0).max(100).optional(),
  hasRoom: z.boolean().optional(),
  /** Why it cannot be reached. */
  trouble: z.string().optional(),
});
export type PoolHost = z.infer<typeof PoolHost>;

const Host = z.strictObject({ host: z.string().max(256) });
const PoolHosts = z.array(PoolHost);

export const POOL_METHODS = {
  /** Connects to all hosts that can be reached, and answers with all. */
  'pool.status': { params: z.strictObject({}), progress: z.never(), result: PoolHosts },
  /** The host takes no new sessions: of this desk, or of any desk where the engine drains it. Those that run stay. */
  'pool.drain': { params: Host, progress: z.never(), result: PoolHosts },
  /** The host takes new sessions again. */
  'pool.resume': { params: Host, progress: z.never(), result: PoolHosts },
} as const;
