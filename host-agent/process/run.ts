import { AsyncLocalStorage } from 'node:async_hooks';
import { execa, ExecaError } from 'execa';
import { Failure, failureData } from '../api/failure.ts';

/** One external program: its name, its Debian package, and its timeout. */
export interface Tool {
  readonly program: string;
  readonly debianPackage: string;
  readonly timeoutMs: number;
}

/** Fixed search path, so that the person's PATH does not decide what runs. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The environment of our programs. They inherit nothing else. */
export function toolEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = ['HOME', 'USER', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), PATH: SYSTEM_PATH, LC_ALL: 'C.UTF-8', ...extra };
}

const priority = new AsyncLocalStorage<'background'>();

/** Every program that `work` runs, directly or not, gets the lowest priority for processors and disks. */
export function inBackground<Result>(work: () => Promise<Result>): Promise<Result> {
  return priority.run('background', work);
}

/** Command prefix for the lowest priority. */
const LOWEST_PRIORITY = ['nice', '-n', '19', 'ionice', '-c', '3'] as const;

function commandOf(program: string, args: readonly string[]): readonly [string, ...string[]] {
  return priority.getStore() === 'background' ? [...LOWEST_PRIORITY, program, ...args] : [program, ...args];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with each line of stdout and stderr as it is printed, for progress. */
  readonly onLine?: (line: string) => void;
  readonly cwd?: string;
  /** The program's stdin; empty by default. */
  readonly input?: string;
  /** A file as the program's stdin. */
  readonly inputFile?: string;
  /** Sent on cancellation or timeout. */
  readonly killSignal?: 'SIGTERM' | 'SIGKILL';
}

type CommandError = Pick<ExecaError, 'code' | 'timedOut' | 'signal' | 'exitCode'> & {
  readonly stderr?: unknown;
  readonly stdout?: unknown;
};

/** The program failed or timed out. */
export class CommandFailed extends Failure {
  /** Some programs print the reason of a failure here. */
  readonly stdout: string;
  readonly exitCode: number | undefined;
  /** The first and the last lines of its stderr. */
  readonly lastWords: readonly string[];

  constructor(tool: Tool, args: readonly string[], error: CommandError) {
    const lastWords = firstAndLastLines(typeof error.stderr === 'string' ? error.stderr : '');
    super(
      failureData('command-failed', {
        program: tool.program,
        ...problemOf(tool, error),
        output: lastWords.join(' | '),
        command: [tool.program, ...args].join(' ').slice(0, 500),
      }),
      { cause: error },
    );
    this.exitCode = error.exitCode;
    this.lastWords = lastWords;
    this.stdout = typeof error.stdout === 'string' ? error.stdout : '';
  }
}

function problemOf({ timeoutMs }: Tool, error: CommandError) {
  if (error.timedOut) return { problem: 'timeout', status: timeoutMs / 1000 } as const;
  if (error.signal !== undefined) return { problem: 'signal', status: error.signal } as const;
  return { problem: 'exit', status: String(error.exitCode) } as const;
}

function commandFailure(tool: Tool, args: readonly string[], error: CommandError): Failure {
  if (error.code !== 'ENOENT') return new CommandFailed(tool, args, error);
  const { program, debianPackage } = tool;
  return new Failure('package-missing', { program, debianPackage }, { cause: error });
}

const KEPT_LINES = { first: 2, last: 3 } as const;
const LINE_CHARACTERS = 240;

/** Some programs print the cause first and its consequences after it, others the other way round. */
function firstAndLastLines(text: string): string[] {
  const { first, last } = KEPT_LINES;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.slice(0, LINE_CHARACTERS));
  return lines.length <= first + last ? lines : [...lines.slice(0, first), '…', ...lines.slice(-last)];
}

/** Runs one program to its end and returns its stdout. No shell, no inherited environment. Throws {@link CommandFailed}, `Failure` package-missing, or the signal's reason on cancellation. */
export async function run(tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> {
  options.signal?.throwIfAborted();
  const { onLine } = options;
  try {
    const [program, ...words] = commandOf(tool.program, args);
    const { stdout } = await execa(program, words, {
      ...(options.signal && { cancelSignal: options.signal }),
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      env: toolEnvironment(options.environment),
      extendEnv: false,
      ...stdinOf(options),
      timeout: tool.timeoutMs,
      killSignal: options.killSignal ?? 'SIGTERM',
      forceKillAfterDelay: 5_000,
      maxBuffer: 64 * 1024 * 1024,
      ...(onLine && { stdout: lineTap(onLine), stderr: lineTap(onLine) }),
    });
    return stdout;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof ExecaError ? commandFailure(tool, args, error) : error;
  }
}

function stdinOf({ input, inputFile }: RunOptions) {
  if (inputFile !== undefined) return { inputFile };
  return input === undefined ? { stdin: 'ignore' as const } : { input };
}

function lineTap(onLine: (line: string) => void) {
  return function* (line: unknown) {
    onLine(String(line));
    yield line;
  };
}
