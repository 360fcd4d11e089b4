/** The form of an entry in the error table, and of the values that its texts are made from. */

/** The exit statuses of the command line: a contract with scripts. */
export const EXIT = { done: 0, failed: 1, usage: 2, refused: 3, notFound: 4 } as const;
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];

/** A failure always has one of these. */
export type FailureExit = Exclude<keyof typeof EXIT, 'done'>;

export type Scalar = string | number;

/** What caused a failure, as a part of its message. With a code, other languages translate it. */
export interface Reason {
  readonly message: string;
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, Scalar>> | undefined;
}

export type ErrorParameters = Readonly<Record<string, Scalar | Reason | undefined>>;

declare const PARAMETERS: unique symbol;

/** The texts are in the files of each language, as `error-CODE` (what happened), `error-CODE.hint` (what to do next: one or two sentences) and, for some, `error-CODE.details` (what a program printed, or a path of ours). */
export interface ErrorEntry<P> {
  readonly exit: FailureExit;
  /** Known to the compiler only: what both texts are made from. */
  readonly [PARAMETERS]?: P;
}

export type NoParameters = Readonly<Record<string, never>>;

/** One row of the table. Its type argument names the parameters of both texts. */
export const entry = <P extends ErrorParameters = NoParameters>(exit: FailureExit): ErrorEntry<P> => ({ exit });
