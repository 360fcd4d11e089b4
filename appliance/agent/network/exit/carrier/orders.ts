/** What the guest agent and the program that carries the connections of sessions say to each other: one line of JSON each. */
import * as z from 'zod';
import { ExitTrouble, ProxyLogin, PROXY_KINDS } from '../../../../protocol/network.ts';

/** The first word of the guest agent's program when it is the carrier. */
export const CARRY = 'carry';

const Port = z.int().min(1).max(65_535);

/** To the program. */
export const CarrierOrder = z.discriminatedUnion('is', [
  /** First, and once. `port`: where it takes connections. */
  z.strictObject({
    is: z.literal('start'),
    listen: z.strictObject({ address: z.ipv4(), port: z.int().min(0).max(65_535) }),
    proxy: z.strictObject({
      /** `tor`: Tor's own proxy, on which each session has separate circuits. */
      kind: z.enum([...PROXY_KINDS, 'tor']),
      address: z.ipv4(),
      port: Port,
      login: ProxyLogin.optional(),
    }),
  }),
  /** This address stands for this name. */
  z.strictObject({ is: z.literal('name'), address: z.ipv4(), name: z.string().min(1).max(255) }),
  /** A session has begun a connection: from its address and port, to these. */
  z.strictObject({ is: z.literal('connection'), from: z.string(), address: z.ipv4(), port: Port }),
  /** The session at this address has ended. */
  z.strictObject({ is: z.literal('forget'), session: z.ipv4() }),
  /** Try the proxy now. */
  z.strictObject({ is: z.literal('probe') }),
]);
export type CarrierOrder = z.infer<typeof CarrierOrder>;

/** From the program, which may be taken over by the proxy. */
export const CarrierReport = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('listening'), port: Port }),
  z.strictObject({ is: z.literal('state'), state: z.enum(['up', 'down']), trouble: ExitTrouble.optional() }),
  /** Answers `probe`. */
  z.strictObject({ is: z.literal('probed'), tookMs: z.int().min(0).max(60_000).optional() }),
]);
export type CarrierReport = z.infer<typeof CarrierReport>;

/** The text for a line. Pure. */
export const lineOf = (message: CarrierOrder | CarrierReport): string => `${JSON.stringify(message)}\n`;
