/** Electron holds the pictures and the clipboard of sessions. However it was started, none of its processes leaves a core file. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { takeCoreFile } from '../../../host-agent/api/host/core-files.ts';

const execute = promisify(execFile);

export interface CoreFilesDeps {
  /** Rejects if the program fails. The error's `signal` names the signal that ended it. */
  readonly run: (program: string, args: readonly string[]) => Promise<unknown>;
  readonly isGone: (pid: number) => boolean;
}

const SYSTEM: CoreFilesDeps = {
  run: (program, args) => execute(program, args),
  isGone: (pid) => !existsSync(`/proc/${pid}`),
};

/** For this process and those it has started: later ones inherit it. */
export async function forbidCoreFiles(): Promise<void> {
  // First our own, since Electron may start more meanwhile.
  await takeFrom(process.pid);
  await Promise.all((await descendants(process.pid)).map((pid) => takeFrom(pid)));
}

/** Takes core files from one process. A process that has ended needs nothing. */
export async function takeFrom(pid: number, { run, isGone } = SYSTEM): Promise<void> {
  const [program, ...args] = takeCoreFile(pid);
  try {
    await run(program, args);
  } catch (error) {
    if (isGone(pid)) return;
    // A logout sends its signal to every process, prlimit too. Whether the program ends is for its own signal to decide.
    if (!endedBySignal(error)) throw error;
    await run(program, args);
  }
}

const endedBySignal = (error: unknown): boolean =>
  error instanceof Error && 'signal' in error && typeof error.signal === 'string';

async function descendants(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  // Our own prlimit is among them and has ended.
  const children = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  return [...children, ...(await Promise.all(children.map((child) => descendants(child).catch(() => [])))).flat()];
}
