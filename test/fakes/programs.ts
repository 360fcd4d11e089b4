/** Fake programs: functions in the place of programs that tests do not have. A test file installs them with `vi.mock` of process/run.ts. */
import type { RunOptions, Tool } from '../../host-agent/process/run.ts';
import type * as Run from '../../host-agent/process/run.ts';

/** The result of a program. */
export interface Ended {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
}
export type FakeProgram = (args: readonly string[], options: RunOptions) => Promise<Ended> | Ended;

/** By the program's name. */
export const fakePrograms = new Map<string, FakeProgram>();
/** The calls of fake programs, in order: program and arguments. */
export const called: string[][] = [];
/** The same for the whole test file; tests do not empty it. */
export const everCalled: string[][] = [];

/** The module with a `run` that prefers fake programs. They fail like real ones. */
export async function withFakePrograms(original: () => Promise<typeof Run>): Promise<typeof Run> {
  const real = await original();
  const run = async (tool: Tool, args: readonly string[], options: RunOptions = {}): Promise<string> => {
    const fake = fakePrograms.get(tool.program);
    if (!fake) return real.run(tool, args, options);
    options.signal?.throwIfAborted();
    called.push([tool.program, ...args]);
    everCalled.push([tool.program, ...args]);
    const { stdout = '', stderr = '', exitCode = 0 } = await fake(args, options);
    if (exitCode !== 0)
      throw new real.CommandFailed(tool, args, { code: '', timedOut: false, exitCode, stderr, stdout });
    return stdout.trimEnd();
  };
  return { ...real, run };
}
