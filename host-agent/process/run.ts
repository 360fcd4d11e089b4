import { AsyncLocalStorage } from 'node:async_hooks';
import { execa, ExecaError } from 'execa';
import { Failure, failureData } from '../api/errors/failure.ts';
import { renewableDeadline } from './deadline.ts';
import { packageMissing } from './distribution.ts';

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

/** Variables of the person's environment that tell a program where the person's own settings are. */
export function ownVariables(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
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

type CommandError = Partial<Pick<ExecaError, 'code' | 'timedOut' | 'signal' | 'exitCode'>> & {
  readonly stderr?: unknown;
  readonly stdout?: unknown;
};

/** The program failed or timed out. */
export class CommandFailed extends Failure {
  /** Some programs print the reason of a failure here. */
  readonly stdout: string;
  readonly exitCode: number | undefined;
  /** Whether it ended by itself: neither a signal nor its limit ended it. */
  readonly isExit: boolean;
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
    this.isExit = problemOf(tool, error).problem === 'exit';
    this.lastWords = lastWords;
    this.stdout = typeof error.stdout === 'string' ? error.stdout : '';
  }
}

function problemOf({ timeoutMs }: Tool, error: CommandError) {
  if (error.timedOut === true) return { problem: 'timeout', status: timeoutMs / 1000 } as const;
  if (error.signal !== undefined) return { problem: 'signal', status: error.signal } as const;
  return { problem: 'exit', status: String(error.exitCode) } as const;
}

function commandFailure(tool: Tool, args: readonly string[], error: CommandError): Failure {
  if (error.code !== 'ENOENT') return new CommandFailed(tool, args, error);
  return packageMissing(tool, error);
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

/** How long a program may take to end after it was asked to. */
const END_WITHIN_MS = 5_000;
/** Afterwards only a process that left the group can keep the output open, and we do not wait for it. */
const CLOSE_WITHIN_MS = 500;

/** Process groups of the programs that run. They would outlive us otherwise. */
const running = new Set<number>();
process.on('exit', () => running.forEach((group) => signalGroup(group, 'SIGKILL')));

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // All of it has ended, or it is not ours any more.
  }
}

/** Runs one program to its end and returns its stdout. Its limit, and a cancellation, end all that it started. No shell, no inherited environment. Throws {@link CommandFailed}, `Failure` package-missing, or the signal's reason on cancellation. */
export async function run(tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> {
  options.signal?.throwIfAborted();
  const { onLine } = options;
  const limit = renewableDeadline(tool.timeoutMs, ...(options.signal ? [options.signal] : []));
  try {
    const [program, ...words] = commandOf(tool.program, args);
    const child = execa(program, words, {
      // A separate process group: what the program starts ends with it.
      detached: true,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      env: toolEnvironment(options.environment),
      extendEnv: false,
      ...stdinOf(options),
      maxBuffer: 64 * 1024 * 1024,
      ...(onLine && { stdout: lineTap(onLine), stderr: lineTap(onLine) }),
    });
    const { stdout } = await untilEnded(child, child.pid, limit.signal, options.killSignal ?? 'SIGTERM');
    return stdout;
  } catch (error) {
    options.signal?.throwIfAborted();
    if (limit.signal.aborted)
      throw commandFailure(tool, args, {
        ...(error instanceof ExecaError && outputOf(error as ExecaError)),
        timedOut: true,
      });
    throw error instanceof ExecaError ? commandFailure(tool, args, error) : error;
  } finally {
    limit.dispose();
  }
}

const outputOf = ({ stdout, stderr }: ExecaError) => ({ stdout, stderr });

/** Rejects when the signal aborts. */
const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** What `child` is fulfilled with. When `stops` aborts, its group `pid` is ended; rejects at the latest when it ought to have ended. */
async function untilEnded<Ended>(
  child: Promise<Ended>,
  pid: number | undefined,
  stops: AbortSignal,
  signal: NodeJS.Signals,
): Promise<Ended> {
  // It did not start.
  if (pid === undefined) return child;
  running.add(pid);
  const timers: NodeJS.Timeout[] = [];
  const lingers = new AbortController();
  const stop = () => {
    signalGroup(pid, signal);
    timers.push(
      setTimeout(() => signalGroup(pid, 'SIGKILL'), END_WITHIN_MS),
      setTimeout(() => lingers.abort(), END_WITHIN_MS + CLOSE_WITHIN_MS),
    );
  };
  stops.addEventListener('abort', stop, { once: true });
  if (stops.aborted) stop();
  try {
    const ended = await Promise.race([child, rejection(lingers.signal)]);
    // Its output was kept open by something that the limit has ended.
    stops.throwIfAborted();
    return ended;
  } finally {
    stops.removeEventListener('abort', stop);
    for (const timer of timers) clearTimeout(timer);
    running.delete(pid);
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
