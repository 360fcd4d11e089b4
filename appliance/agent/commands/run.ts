import { once } from 'node:events';
import { execa, ExecaError } from 'execa';

/** The search path for programs in the guest. */
export const GUEST_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A program failed or took too long. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

export interface ProgramOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface RunOptions extends ProgramOptions {
  readonly timeoutMs: number;
  readonly input?: string;
}

const startOptions = ({ environment, cwd }: ProgramOptions) => ({
  env: { PATH: GUEST_PATH, LC_ALL: 'C.UTF-8', ...environment },
  extendEnv: false,
  ...(cwd !== undefined && { cwd }),
  forceKillAfterDelay: 500,
  maxBuffer: 1024 * 1024,
});

/** Runs one program to its end and returns its stdout. No shell, no inherited environment. Throws {@link CommandFailed}. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const { timeoutMs, input } = options;
  try {
    const { stdout } = await execa(program, args, {
      ...startOptions(options),
      timeout: timeoutMs,
      ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    });
    return stdout;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    const limitMs = error.timedOut ? timeoutMs : undefined;
    throw new CommandFailed(explain(program, limitMs, error), { cause: error });
  }
}

/** A program that was started ahead of its input. */
export interface Ahead {
  /** Whether it waits, once that is known: when it has printed something, or has ended. Rejected with {@link CommandFailed} if it fails. */
  readonly waits: Promise<boolean>;
  /** Whether it can take its input. */
  readonly isWaiting: () => boolean;
  /** Gives it its input, and returns its stdout when it has ended. Throws {@link CommandFailed}. */
  answer(input: string, timeoutMs: number): Promise<string>;
  end(): void;
}

/** Starts one program that waits for its input. No shell, no inherited environment. */
export function startAhead(program: string, args: readonly string[], options: ProgramOptions = {}): Ahead {
  const stop = new AbortController();
  let isWaiting = false;
  /** Set when the answer is late: only then is that why it was ended. */
  let limitMs: number | undefined;
  const started = execa(program, args, { ...startOptions(options), stdin: 'pipe', cancelSignal: stop.signal });
  const printed = started.then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      throw error instanceof ExecaError ? new CommandFailed(explain(program, limitMs, error), { cause: error }) : error;
    },
  );
  const waits = Promise.race([
    once(started.stdout, 'data').then(() => (isWaiting = true)),
    printed.finally(() => (isWaiting = false)).then(() => false),
  ]);
  waits.catch(() => undefined);
  return {
    waits,
    isWaiting: () => isWaiting,
    async answer(input, timeoutMs) {
      isWaiting = false;
      const late = setTimeout(() => {
        limitMs = timeoutMs;
        stop.abort();
      }, timeoutMs);
      try {
        started.stdin.end(input);
        return await printed;
      } finally {
        clearTimeout(late);
      }
    },
    end: () => stop.abort(),
  };
}

function explain(
  program: string,
  limitMs: number | undefined,
  error: Pick<ExecaError, 'code' | 'isCanceled' | 'signal' | 'exitCode' | 'stderr'>,
): string {
  if (error.code === 'ENOENT') return `${program} is not in the image.`;
  const failed = error.isCanceled ? 'was ended' : `failed (${error.signal ?? `exit status ${String(error.exitCode)}`})`;
  const why = limitMs === undefined ? failed : `took longer than ${limitMs / 1000} s`;
  const said =
    typeof error.stderr === 'string' ? error.stderr.trim().split('\n').slice(-3).join(' | ').slice(-400) : '';
  return `${program} ${why}${said === '' ? '.' : `: ${said}`}`;
}
