/** Electron holds the pictures and the clipboard of sessions. However it was started, none of its processes leaves a core file. */
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { takeCoreFile } from '../../../host-agent/api/core-files.ts';

const run = promisify(execFile);

/** For this process and those it has started: later ones inherit it. */
export async function forbidCoreFiles(): Promise<void> {
  // First our own, since Electron may start more meanwhile.
  await take(process.pid);
  await Promise.all((await descendants(process.pid)).map(take));
}

async function take(pid: number): Promise<void> {
  const [program, ...args] = takeCoreFile(pid);
  await run(program, args);
}

async function descendants(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  // Our own prlimit is among them and has ended.
  const children = lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
  return [...children, ...(await Promise.all(children.map((child) => descendants(child).catch(() => [])))).flat()];
}
