/** Exits in the control API: by which sessions leave in place of the host's connection. */
import { z } from 'zod';
import { FailureData } from '../errors/failure-data.ts';

/** The exit of a session. */
export const SessionExit = z.strictObject({
  name: z.string().max(31),
  isUp: z.boolean(),
  /** Why nothing leaves now; absent while it is up, or may come up in a moment. */
  trouble: FailureData.optional(),
});
export type SessionExit = z.infer<typeof SessionExit>;

export const ListedExit = z.strictObject({
  name: z.string().max(31),
  kind: z.enum(['wireguard']),
  server: z.string(),
  /** The profiles whose sessions leave by it. */
  profiles: z.array(z.string()),
  hasKeys: z.boolean(),
  /** `idle`: no session uses it. `waiting`: sessions wait for it. */
  state: z.enum(['idle', 'waiting', 'up']),
  trouble: FailureData.optional(),
});
export type ListedExit = z.infer<typeof ListedExit>;

export const TestedExit = z.strictObject({
  name: z.string().max(31),
  server: z.string(),
  /** Of the server: mostly the one that sites see. */
  serverAddress: z.ipv4(),
  /** Of the sessions inside the tunnel. */
  address: z.ipv4(),
  /** How long the nameserver behind it took to answer. */
  resolverMs: z.int(),
});
export type TestedExit = z.infer<typeof TestedExit>;
