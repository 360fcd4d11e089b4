import { type ErrorCode, ERRORS, type ParametersOf } from './errors.ts';
import { EXIT, type ErrorParameters, type ExitStatus, type NoParameters, type Reason } from './entry.ts';
import type { FailureData, FailureParameters } from './failure-data.ts';
import { english } from './english.ts';
import { CONSOLE_PATH, printableValue, textValues } from './render.ts';
import { messageOf } from './message-of.ts';

export { EXIT, type ExitStatus };
export type { ErrorCode };

export interface FailureOptions {
  readonly cause?: unknown;
  /** The file with the console output of the VM. */
  readonly consolePath?: string | undefined;
}

/** Optional where no parameter is required. */
type FailureArguments<Code extends ErrorCode> =
  NoParameters extends ParametersOf<Code>
    ? [params?: ParametersOf<Code>, options?: FailureOptions]
    : [params: ParametersOf<Code>, options?: FailureOptions];

/** An error that the person can act on. Its texts are in the table of errors. */
class TableFailure extends Error {
  override readonly name = 'Failure';
  /** Stable, kebab-case: programs match on it. A newer host agent may know codes that this program does not. */
  readonly code: string;
  /** What to do next, one or two sentences. */
  readonly hint: string;
  readonly exitStatus: FailureData['exitStatus'];
  readonly params: FailureParameters;

  constructor(raised: ErrorCode | FailureData, ...args: readonly unknown[]) {
    const isReceived = typeof raised === 'object';
    const options = (isReceived ? args[0] : args[1]) as FailureOptions | undefined;
    const data = isReceived ? raised : describe(raised, (args[0] ?? {}) as ErrorParameters, options?.consolePath);
    super(data.message, options?.cause === undefined ? undefined : { cause: options.cause });
    this.code = data.code;
    this.hint = data.hint;
    this.exitStatus = data.exitStatus;
    this.params = data.params ?? {};
  }

  /** The same failure, with a hint to the console output of its VM. */
  withConsole(path: string | undefined): Failure {
    if (path === undefined) return this;
    const { hint, params = {}, ...data } = this.data();
    return new TableFailure(
      { ...data, hint: `${consoleHint(path)} ${hint}`, params: { ...params, [CONSOLE_PATH]: path } },
      { cause: this.cause },
    );
  }

  /** The part that a window shows. */
  texts(): Omit<FailureData, 'exitStatus'> {
    const { code, message, hint, params } = this;
    return { code, message, hint, ...(Object.keys(params).length > 0 && { params }) };
  }

  /** The form that the control API transfers. */
  data(): FailureData {
    return { ...this.texts(), exitStatus: this.exitStatus };
  }
}

export type Failure = TableFailure;

/** The compiler knows the parameters of each code. */
export const Failure: {
  new <Code extends ErrorCode>(code: Code, ...args: FailureArguments<Code>): Failure;
  /** A failure received from another process, with its texts unchanged. */
  new (received: FailureData, options?: { readonly cause?: unknown }): Failure;
  readonly prototype: Failure;
} = TableFailure;

/** Whether `error` is the failure with this code. */
export function isFailure<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is Failure & { readonly code: Code } {
  return error instanceof Failure && error.code === code;
}

/** `error` as the reason in the message of another failure. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof Error && error.name === 'AbortError' && error.cause !== undefined) return reasonOf(error.cause);
  if (!(error instanceof Failure)) return { message: messageOf(error) };
  const values = Object.entries(error.params).map(([name, value]) => [
    name,
    typeof value === 'object' ? value.message : value,
  ]);
  return { code: error.code, message: error.message, params: Object.fromEntries(values) as Record<string, string> };
}

/** The texts and the exit status of a code, for a subclass to hand to its constructor. */
export const failureData = <Code extends ErrorCode>(code: Code, params: ParametersOf<Code>): FailureData =>
  describe(code, params as ErrorParameters);

function describe(code: ErrorCode, params: ErrorParameters, consolePath?: string): FailureData {
  const printable = printableParameters(params);
  const values = textValues(printable);
  // A text that cannot be made must not hide the failure.
  const hint = english.find(`error-${code}.hint`, values) ?? '';
  return {
    code,
    message: english.find(`error-${code}`, values) ?? code,
    hint: consolePath === undefined ? hint : `${consoleHint(consolePath)} ${hint}`,
    exitStatus: EXIT[ERRORS[code].exit],
    params: consolePath === undefined ? printable : { ...printable, [CONSOLE_PATH]: consolePath },
  };
}

/** Where the console output of a VM is, as a sentence. */
export const consoleHint = (path: string): string => english.text('console-hint', { path });

function printableParameters(params: ErrorParameters): FailureParameters {
  const values: FailureParameters = {};
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    if (typeof value === 'string') values[name] = printableValue(value);
    else if (typeof value === 'number') values[name] = value;
    else values[name] = { ...value, message: printableValue(value.message) };
  }
  return values;
}
