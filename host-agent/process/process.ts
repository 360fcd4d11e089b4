/** Processes that outlive the program that started them, told apart from later ones that got the same number. */
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

export const ProcessIdentity = z.strictObject({
  role: z.string(),
  pid: z.int().min(2),
  /** When it started, in clock ticks since the computer started; with the pid this never comes twice. */
  startTicks: z.string(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** How long a killed process may stay in the table before it counts as lingering. */
const GONE_WITHIN_MS = 5_000;
const LOOK_EVERY_MS = 10;

/** Who `pid` is now, or `undefined` when there is no such process or only its zombie. */
export async function identify(role: string, pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    if (startTicks === undefined || state === 'Z' || state === 'X') return undefined;
    return { role, pid, startTicks };
  } catch {
    return undefined;
  }
}

/** Whether this very process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.role, identity.pid))?.startTicks === identity.startTicks;
}

/** These processes and all that they started, each once. */
export async function processTree(pids: readonly number[]): Promise<number[]> {
  const all = new Set(pids);
  // What is added meanwhile is gone through, too.
  for (const pid of all) {
    const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
    for (const child of children.split(' ').filter(Boolean)) all.add(Number(child));
  }
  return [...all];
}

/** For how long the threads of these processes and of all that they started have run or waited for a processor, in milliseconds. What waits is not at rest. */
export async function busyMs(pids: readonly number[]): Promise<number> {
  const each = await Promise.all((await processTree(pids)).map(threadsBusyMs));
  return each.reduce((sum, busy) => sum + busy, 0);
}

async function threadsBusyMs(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const times = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '')),
  );
  return times.reduce((sum, text) => {
    const [ranNs = 0, waitedNs = 0] = text.split(' ').map(Number);
    return sum + (ranNs + waitedNs) / 1e6;
  }, 0);
}

/** Kills at once and waits until it is out of the process table. Says whether it went. */
export async function killAndWait(identity: ProcessIdentity): Promise<boolean> {
  if (await isRunning(identity)) {
    try {
      process.kill(identity.pid, 'SIGKILL');
    } catch {
      // It ended between the look and the kill.
    }
  }
  return waitUntilGone(identity, GONE_WITHIN_MS);
}

/** Waits until the process is gone; `false` when it is still there after `timeoutMs`. */
export async function waitUntilGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    if (!(await isRunning(identity))) return true;
    if (waitedMs >= timeoutMs) return false;
    await sleep(LOOK_EVERY_MS);
  }
}

/** What a machine's processes are called; nothing else is ever killed by its arguments. */
const VM_PROGRAMS = new Set(['bwrap', 'passt', 'passt.avx2', 'prlimit', 'setpriv']);

/** Kills the machine processes that have `folder`, or something below it, as an argument: those that were started but never written down. */
export async function killVmProcessesOf(folder: string): Promise<void> {
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    const [program = '', ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
    if (!VM_PROGRAMS.has(program.slice(program.lastIndexOf('/') + 1))) continue;
    if (!args.some((argument) => argument === folder || argument.startsWith(`${folder}/`))) continue;
    const identity = await identify('leftover', pid);
    if (identity) await killAndWait(identity);
  }
}
