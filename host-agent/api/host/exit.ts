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

/** The kinds of exits. */
export const PROXY_EXIT_KINDS = ['socks5', 'http-connect'] as const;
export const ExitKind = z.enum(['wireguard', ...PROXY_EXIT_KINDS, 'tor']);
export type ExitKind = z.infer<typeof ExitKind>;

export const ListedExit = z.strictObject({
  name: z.string().max(31),
  kind: ExitKind,
  /** Absent with Tor, which is a network. */
  server: z.string().optional(),
  /** The profiles whose sessions leave by it. */
  profiles: z.array(z.string()),
  /** Whether it has the keys or the login that it needs. */
  hasKeys: z.boolean(),
  /** `idle`: no session uses it. `waiting`: sessions wait for it. */
  state: z.enum(['idle', 'waiting', 'up']),
  trouble: FailureData.optional(),
});
export type ListedExit = z.infer<typeof ListedExit>;

export const TestedExit = z.strictObject({
  name: z.string().max(31),
  kind: ExitKind,
  /** Absent with Tor. */
  server: z.string().optional(),
  /** Of the server: mostly the one that sites see. Absent with Tor. */
  serverAddress: z.ipv4().optional(),
  /** Of the sessions inside a tunnel. */
  address: z.ipv4().optional(),
  /** How long one question took: to the nameserver behind a tunnel, or to a proxy or through Tor for a site that does not exist. */
  latencyMs: z.int(),
});
export type TestedExit = z.infer<typeof TestedExit>;
