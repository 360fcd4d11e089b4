import { run, type Tool } from '../process/run.ts';

const mkfifo: Tool = { program: 'mkfifo', debianPackage: 'coreutils', timeoutMs: 10_000 };

/** Makes a named pipe that programs of other accounts may write, as far as they reach its folder. */
export async function makeNamedPipe(path: string): Promise<void> {
  await run(mkfifo, ['--mode=0622', '--', path]);
}
