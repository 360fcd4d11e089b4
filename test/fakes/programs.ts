/** Programs that tests do not have, played by functions. A test file puts them in by `vi.mock` of tools/run.ts. */
import type { RunOptions, Tool } from '../../host-agent/process/run.ts';
import type * as Run from '../../host-agent/process/run.ts';

/** What a program that ended has left. */
export interface Ended {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exitCode?: number;
}
export type FakeProgram = (args: readonly string[], options: RunOptions) => Promise<Ended> | Ended;

/** By the program's name. */
export const fakePrograms = new Map<string, FakeProgram>();
/** Each call of a fake, in order: program and arguments. */
export const called: string[][] = [];
/** The same, from the first on, whoever emptied the other. */
export const everCalled: string[][] = [];

/** The module with its `run` looking among the fakes first; what fails, fails as the real one does. */
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
