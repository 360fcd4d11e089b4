/** What the desktop wire says of the NDVM. */
import { z } from 'zod';

/** Why it is not up though it should be, and since when. */
export const NetworkTrouble = z.strictObject({ code: z.string(), message: z.string(), hint: z.string(), since: z.iso.datetime() });
export type NetworkTrouble = z.infer<typeof NetworkTrouble>;

export const NetworkStatus = z.strictObject({
  state: z.enum(['stopped', 'starting', 'up', 'failed']),
  uplink: z.literal('user'),
  mode: z.literal('nat'),
  accelerator: z.string().optional(),
  ports: z.strictObject({ used: z.int(), total: z.int() }),
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** From the request to the policy being in force. */
  readyMs: z.int().optional(),
  /** What went wrong last; gone as soon as it is up again or was stopped. */
  trouble: NetworkTrouble.optional(),
});
export type NetworkStatus = z.infer<typeof NetworkStatus>;
