/** The form of an entry in the error table, and of the values that its texts are made with. */

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

/** The parameters as texts receive them: every {@link Reason} is already a text in the reader's language, without its final full stop. */
export type TextParameters<P> = { readonly [K in keyof P]: P[K] extends Scalar | undefined ? P[K] : string };

export type ErrorText<P> = string | ((params: TextParameters<P>) => string);

export interface ErrorTexts<P> {
  /** What happened. */
  readonly message: ErrorText<P>;
  /** What to do next: one or two sentences. */
  readonly hint: ErrorText<P>;
}

export interface ErrorEntry<P> extends ErrorTexts<P> {
  readonly exit: FailureExit;
}

export type NoParameters = Readonly<Record<string, never>>;

/** One row of the table. Its type argument names the parameters of both texts. */
export const entry = <P extends ErrorParameters = NoParameters>(row: ErrorEntry<P>): ErrorEntry<P> => row;

/** The texts of a table of errors in another language: complete, and made from the same parameters. */
export type TranslationOf<Table> = {
  readonly [Code in keyof Table]: Table[Code] extends ErrorEntry<infer P> ? ErrorTexts<P> : never;
};
