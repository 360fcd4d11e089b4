/** What the desktop wire says of the NDVM. */
import { z } from 'zod';

export const NetworkStatus = z.strictObject({
  state: z.enum(['stopped', 'starting', 'up', 'failed']),
  uplink: z.literal('user'),
  mode: z.literal('nat'),
  accelerator: z.string().optional(),
  ports: z.strictObject({ used: z.int(), total: z.int() }),
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** From the request to the policy being in force. */
  readyMs: z.int().optional(),
});
export type NetworkStatus = z.infer<typeof NetworkStatus>;
