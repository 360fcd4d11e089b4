/** What the command line and the runner agree on. Types only: the runner is another program file, whose failures are of another class. */
import type { FailureData } from '../api/errors/failure-data.ts';

export interface RunOptions {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Of every session; absent: the default profile. */
  readonly profile: string | undefined;
  /** How many scripts run at a time, each in a separate VM. */
  readonly workers: number;
  /** How often a script that has not passed is run again, in another VM. */
  readonly retries: number;
  /** Of one attempt, without the start of its VM. */
  readonly timeoutSeconds: number;
  /** A folder for the artefacts of attempts that have not passed; absent: none are made. */
  readonly into: string | undefined;
  readonly onEvent: (event: RunEvent) => void;
  /** Ends all scripts and their VMs. */
  readonly signal: AbortSignal;
}

/** `cancelled`: it was not finished, or not begun. */
export type Outcome = 'passed' | 'failed' | 'timed-out' | 'cancelled';

export interface Attempt {
  readonly outcome: Outcome;
  /** Of the script's process; absent if a signal ended it, or if it did not begin. */
  readonly exitStatus?: number;
  /** Why it has not passed, as a line. */
  readonly reason?: string;
  /** The stack of the error, if there is one. */
  readonly details?: string;
  /** The end of what the script has printed. */
  readonly output: string;
  /** Paths of files. */
  readonly artefacts: readonly string[];
  readonly session?: string;
  /** From the moment at which the script had its page; 0 if it had none. */
  readonly durationMs: number;
  /** How long it waited for its VM. */
  readonly startMs: number;
}

export interface FileResult {
  readonly file: string;
  /** In order; the last one counts. Empty if it was cancelled before. */
  readonly attempts: readonly Attempt[];
}

export interface RunReport {
  /** In the order in which they were named. */
  readonly files: readonly FileResult[];
  readonly durationMs: number;
}

export type RunEvent =
  | { readonly event: 'starting'; readonly file: string; readonly attempt: number }
  | { readonly event: 'running'; readonly file: string; readonly attempt: number; readonly session: string }
  /** A line that the script has printed, without its end. */
  | { readonly event: 'output'; readonly file: string; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly event: 'ended'; readonly file: string; readonly attempt: number; readonly result: Attempt };

/** Fulfilled when no VM of it is left. Answers with why it did not begin, or could not go on: what no script can change. */
export type Run = (options: RunOptions) => Promise<{ readonly report: RunReport } | { readonly failure: FailureData }>;
