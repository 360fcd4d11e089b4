/** Something went wrong that the person can do something about. Only these three texts and the status cross a socket. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** Stable, kebab-case: programs match on it. */
  readonly code: string;
  /** What to do next, one or two sentences. */
  readonly hint: string;
  readonly exitStatus: ExitStatus;

  constructor(code: string, message: string, options: { hint: string; exitStatus?: ExitStatus; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.exitStatus = options.exitStatus ?? EXIT.failed;
  }
}

/** The exit statuses of the command line: a contract with scripts. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, notFound: 4 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** What is given up because the host agent ends. */
export function agentEnding(): Failure {
  return new Failure('agent-ending', 'The host agent is ending.', {
    hint: 'Try again: the next one starts by itself.',
  });
}
