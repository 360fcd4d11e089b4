/** What the desktop wire says of the NDVM. */
import { z } from 'zod';
import { FailureParameters } from './failure.ts';

/** One session at its port. What it has sent and received is there where somebody asked for it and the machine answered. */
export const PortStatus = z.strictObject({
  port: z.int(),
  session: z.string(),
  policy: z.enum(['internet-only', 'allow-list', 'offline', 'open']),
  /** Names that an allow-list lets through. */
  allow: z.array(z.string()).readonly().optional(),
  sentBytes: z.int().optional(),
  receivedBytes: z.int().optional(),
  refusedPackets: z.int().optional(),
});
export type PortStatus = z.infer<typeof PortStatus>;

/** Why it is not up though it should be, and since when. */
export const NetworkTrouble = z.strictObject({
  code: z.string(),
  message: z.string(),
  hint: z.string(),
  params: FailureParameters.optional(),
  since: z.iso.datetime(),
});
export type NetworkTrouble = z.infer<typeof NetworkTrouble>;

export const NetworkStatus = z.strictObject({
  state: z.enum(['stopped', 'starting', 'up', 'failed']),
  uplink: z.enum(['user', 'tap', 'pci']),
  mode: z.enum(['nat', 'bridge']),
  /** Since when it is up. */
  since: z.iso.datetime().optional(),
  /** Whether the uplink's cable is in; `unknown` where the machine in it is none of ours, and does not tell. */
  cable: z.enum(['up', 'down', 'unknown']).optional(),
  /** Address and network of the uplink, as the machine says; none as a bridge. */
  address: z.string().max(64).optional(),
  /** Bridges only: whether 802.1X passes, as read back from the machine's kernel. */
  eapol: z.enum(['on', 'off', 'unknown']).optional(),
  /** The machine was made elsewhere: what it does is known to nobody here. */
  imported: z.literal(true).optional(),
  accelerator: z.string().optional(),
  ports: z.strictObject({ used: z.int(), total: z.int(), sessions: z.array(PortStatus).readonly() }),
  /** What the machine was told last. */
  policy: z
    .strictObject({
      revision: z.int(),
      refusedNetworks: z.array(z.string()).readonly(),
      connections: z.int(),
      newConnectionsPerSecond: z.int(),
    })
    .optional(),
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** From the request to the policy being in force. */
  readyMs: z.int().optional(),
  /** What went wrong last; gone as soon as it is up again or was stopped. */
  trouble: NetworkTrouble.optional(),
  /** What went wrong last, also when all is well again. */
  lastTrouble: NetworkTrouble.optional(),
});
export type NetworkStatus = z.infer<typeof NetworkStatus>;
