import { execa, ExecaError } from 'execa';

/** The search path for programs in the guest. */
export const GUEST_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** A program failed or took too long. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs one program to its end and returns its stdout. No shell, no inherited environment. Throws {@link CommandFailed}. */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  try {
    const { stdout } = await execa(program, args, {
      env: { PATH: GUEST_PATH, LC_ALL: 'C.UTF-8', ...options.environment },
      extendEnv: false,
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      timeout: options.timeoutMs,
      forceKillAfterDelay: 500,
      maxBuffer: 1024 * 1024,
      ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    });
    return stdout;
  } catch (error) {
    throw error instanceof ExecaError ? new CommandFailed(explain(program, options, error), { cause: error }) : error;
  }
}

function explain(
  program: string,
  { timeoutMs }: RunOptions,
  error: Pick<ExecaError, 'code' | 'timedOut' | 'signal' | 'exitCode' | 'stderr'>,
): string {
  if (error.code === 'ENOENT') return `${program} is not in the image.`;
  const why = error.timedOut
    ? `took longer than ${timeoutMs / 1000} s`
    : `failed (${error.signal ?? `exit status ${String(error.exitCode)}`})`;
  const said =
    typeof error.stderr === 'string' ? error.stderr.trim().split('\n').slice(-3).join(' | ').slice(-400) : '';
  return `${program} ${why}${said === '' ? '.' : `: ${said}`}`;
}
