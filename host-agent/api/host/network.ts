/** The network VM in the control API. */
import { z } from 'zod';
import { FailureParameters } from '../errors/failure-data.ts';

/** One session at its port. Its traffic is included when the network VM reports it. */
export const PortStatus = z.strictObject({
  port: z.int(),
  session: z.string(),
  policy: z.enum(['internet-only', 'allow-list', 'offline', 'portal', 'open']),
  /** Names that an allow-list lets through. */
  allow: z.array(z.string()).readonly().optional(),
  sentBytes: z.int().optional(),
  receivedBytes: z.int().optional(),
  refusedPackets: z.int().optional(),
});
export type PortStatus = z.infer<typeof PortStatus>;

/** Why the network VM is not up although it should be, or why nothing leaves although it is up, and since when. */
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
  /** Whether the uplink's cable is plugged in; `unknown` for an imported image, which does not report it. */
  cable: z.enum(['up', 'down', 'unknown']).optional(),
  /** Address and network of the uplink, as the network VM reports them; none as a bridge. */
  address: z.string().max(64).optional(),
  /** Bridges only: whether 802.1X passes, as read back from the kernel of the network VM. */
  eapol: z.enum(['on', 'off', 'unknown']).optional(),
  /** The image was imported: the host agent does not know what it does. */
  imported: z.literal(true).optional(),
  accelerator: z.string().optional(),
  ports: z.strictObject({
    used: z.int(),
    total: z.int(),
    /** The number that it is restarted with when no session uses it any more; absent if it is the same. */
    next: z.int().optional(),
    sessions: z.array(PortStatus).readonly(),
  }),
  /** The policy that the network VM received last. */
  policy: z
    .strictObject({
      revision: z.int(),
      refusedNetworks: z.array(z.string()).readonly(),
      connections: z.int(),
      newConnectionsPerSecond: z.int(),
      /** By which families sessions reach the Internet, and the host's resolver is asked; absent: IPv4 only. */
      internet: z.strictObject({ ipv4: z.boolean(), ipv6: z.boolean(), resolver: z.enum(['ipv4', 'ipv6']) }).optional(),
    })
    .optional(),
  /** The network manager of the host says that one has to sign in to its network. */
  isBehindPortal: z.literal(true).optional(),
  processes: z.array(z.strictObject({ role: z.string(), pid: z.int() })),
  /** Time from the request until the policy is in force. */
  readyMs: z.int().optional(),
  /** The current problem; absent once the network VM is up again, the device that its uplink follows is back, or it was stopped. */
  trouble: NetworkTrouble.optional(),
  /** The last problem, also after it was solved. */
  lastTrouble: NetworkTrouble.optional(),
});
export type NetworkStatus = z.infer<typeof NetworkStatus>;
