import { AsyncLocalStorage } from 'node:async_hooks';
import { execa, ExecaError } from 'execa';
import { Failure } from '../api/failure.ts';

/** One external program: how it is called, which Debian package brings it, how long it may take. */
export interface Tool {
  readonly program: string;
  readonly debianPackage: string;
  readonly timeoutMs: number;
}

/** Where programs are looked for; the person's own PATH never decides what runs. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** All that our programs inherit: names the person's session needs to keep, and nothing else. */
export function toolEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = ['HOME', 'USER', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), PATH: SYSTEM_PATH, LC_ALL: 'C.UTF-8', ...extra };
}

const priority = new AsyncLocalStorage<'background'>();

/** Whatever `work` runs, however deep inside, gets what everything else leaves of processors and disks. */
export function inBackground<Result>(work: () => Promise<Result>): Promise<Result> {
  return priority.run('background', work);
}

/** Programs that start another one behind everything else, with the words for it. */
const BEHIND = ['nice', '-n', '19', 'ionice', '-c', '3'] as const;

function commandOf(program: string, args: readonly string[]): readonly [string, ...string[]] {
  return priority.getStore() === 'background' ? [...BEHIND, program, ...args] : [program, ...args];
}

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  readonly environment?: Readonly<Record<string, string>>;
  /** Each line the program prints on stdout or stderr, as it comes: for progress. */
  readonly onLine?: (line: string) => void;
  readonly cwd?: string;
  /** What the program reads on its stdin; nothing without it. */
  readonly input?: string;
  /** The same, from a file. */
  readonly inputFile?: string;
  /** How a cancel or a time-out ends it. */
  readonly killSignal?: 'SIGTERM' | 'SIGKILL';
}

/** The program could not be found, failed, or took too long. */
export class CommandFailed extends Failure {
  /** What it had printed where others print their results: some programs say there why they failed. */
  readonly stdout: string;
  readonly exitCode: number | undefined;

  constructor(
    tool: Tool,
    args: readonly string[],
    error: Pick<ExecaError, 'code' | 'timedOut' | 'signal' | 'exitCode'> & {
      readonly stderr?: unknown;
      readonly stdout?: unknown;
    },
  ) {
    const missing = error.code === 'ENOENT';
    const why = missing
      ? 'is not installed'
      : error.timedOut
        ? `took longer than ${tool.timeoutMs / 1000} s`
        : `failed (${error.signal ?? `exit status ${String(error.exitCode)}`})`;
    const said = firstAndLastLines(typeof error.stderr === 'string' ? error.stderr : '');
    super(missing ? 'package-missing' : 'command-failed', `${tool.program} ${why}${said === '' ? '.' : `: ${said}`}`, {
      hint: missing
        ? `Install it: apt-get install ${tool.debianPackage}`
        : `The command was: ${[tool.program, ...args].join(' ').slice(0, 500)}`,
      cause: error,
    });
    this.exitCode = error.exitCode;
    this.stdout = typeof error.stdout === 'string' ? error.stdout : '';
  }
}

const LINES_TOLD = { first: 2, last: 3 } as const;
const LINE_CHARACTERS = 240;

/** Some programs say first why they failed and then all that this broke, others the other way round. */
function firstAndLastLines(text: string): string {
  const { first, last } = LINES_TOLD;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.slice(0, LINE_CHARACTERS));
  return (lines.length <= first + last ? lines : [...lines.slice(0, first), '…', ...lines.slice(-last)]).join(' | ');
}

/** Runs one program to its end and returns its stdout. No shell, no inherited environment. Throws {@link CommandFailed}, or the signal's reason when cancelled. */
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
    throw error instanceof ExecaError ? new CommandFailed(tool, args, error) : error;
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
