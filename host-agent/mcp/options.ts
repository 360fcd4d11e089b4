/** What the command line and the server agree on. Types only: the server is another program file, whose failures are of another class. */
import type { FailureData } from '../api/errors/failure-data.ts';

export interface McpOptions {
  readonly version: string;
  /** Of every session; absent: the default profile. */
  readonly profile: string | undefined;
  /** The only sites whose pages may be shown, with their subdomains, as a list with commas; absent: all. */
  readonly sites: string | undefined;
  /** Whether downloads may be saved on the host. */
  readonly mayTake: boolean;
  /** Ends the server. */
  readonly signal: AbortSignal;
}

/** Serves until its client has gone; fulfilled when its sessions have ended. Answers with why it did not begin. */
export type Serve = (options: McpOptions) => Promise<FailureData | undefined>;
