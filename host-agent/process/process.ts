/** Processes that outlive the program that started them, identified also when the kernel reuses their pid. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

export const ProcessIdentity = z.strictObject({
  role: z.string(),
  pid: z.int().min(2),
  /** Start time in clock ticks since boot; unique together with the pid. */
  startTicks: z.string(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** How long a killed process may stay in the process table before it counts as lingering. */
const GONE_WITHIN_MS = 5_000;
const POLL_EVERY_MS = 10;

/** The identity of the process with this pid; `undefined` when there is none, or only a zombie. */
export async function identify(role: string, pid: number): Promise<ProcessIdentity | undefined> {
  try {
    return identityIn(await readFile(`/proc/${pid}/stat`, 'utf8'), role, pid);
  } catch {
    return undefined;
  }
}

function identityIn(stat: string, role: string, pid: number): ProcessIdentity | undefined {
  // The second field is the program's name in parentheses, which may contain spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  if (startTicks === undefined || state === 'Z' || state === 'X') return undefined;
  return { role, pid, startTicks };
}

/** Whether this process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.role, identity.pid))?.startTicks === identity.startTicks;
}

/** The same for a process that is watched for hours. */
export function isRunningNow({ role, pid, startTicks }: ProcessIdentity): boolean {
  return identityIn(textNow(`/proc/${pid}/stat`), role, pid)?.startTicks === startTicks;
}

/** The text of a small file of this host, such as one of the kernel, read at once; empty where there is none. The thread pool would wake two threads for each step. */
export function textNow(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** These processes and their descendants, each once. */
export function processTree(pids: readonly number[]): number[] {
  const all = new Set(pids);
  // A Set also iterates over members that are added meanwhile.
  for (const pid of all) {
    const children = textNow(`/proc/${pid}/task/${pid}/children`);
    for (const child of children.split(' ').filter(Boolean)) all.add(Number(child));
  }
  return [...all];
}

/** How long the threads of these processes and their descendants have run or waited for a processor. A thread that waits for one is not idle. */
export async function busyMs(pids: readonly number[]): Promise<number> {
  return (await threadTimes(pids)).reduce((sum, { ranMs, waitedMs }) => sum + ranMs + waitedMs, 0);
}

/**
 * How long processes and their descendants were held up because their threads waited for a processor. Between two looks, the wait of the thread that
 * waited longest counts: threads may wait at the same time, or in turn.
 */
export class ProcessorWaits {
  readonly #pids: () => readonly number[];
  #totalMs = 0;
  #ofThreads: ReadonlyMap<string, number> = new Map();

  constructor(pids: () => readonly number[]) {
    this.#pids = pids;
  }

  /** Looks, and returns the milliseconds since the processes started. */
  async totalMs(): Promise<number> {
    const times = await threadTimes(this.#pids());
    this.#totalMs += times.reduce(
      (longest, { thread, waitedMs }) => Math.max(longest, waitedMs - (this.#ofThreads.get(thread) ?? 0)),
      0,
    );
    this.#ofThreads = new Map(times.map(({ thread, waitedMs }) => [thread, waitedMs]));
    return this.#totalMs;
  }
}

interface ThreadTimes {
  readonly thread: string;
  /** These are 0 where the kernel does not count them. */
  readonly ranMs: number;
  readonly waitedMs: number;
}

async function threadTimes(pids: readonly number[]): Promise<ThreadTimes[]> {
  const ofEach = await Promise.all(
    processTree(pids).map(async (pid) => {
      const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
      return Promise.all(
        threads.map(async (thread) => {
          const text = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '');
          const [ranNs = 0, waitedNs = 0] = text.split(' ').map(Number);
          return { thread, ranMs: ranNs / 1e6, waitedMs: waitedNs / 1e6 };
        }),
      );
    }),
  );
  return ofEach.flat();
}

/** Kills the process and waits until it has left the process table. Returns whether it has. */
export async function killAndWait(identity: ProcessIdentity): Promise<boolean> {
  if (await isRunning(identity)) {
    try {
      process.kill(identity.pid, 'SIGKILL');
    } catch {
      // It ended in between.
    }
  }
  return waitUntilGone(identity, GONE_WITHIN_MS);
}

/** Waits until the process is gone; `false` when it is still there after `timeoutMs`. */
export async function waitUntilGone(identity: ProcessIdentity, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; ; waitedMs += POLL_EVERY_MS) {
    if (!(await isRunning(identity))) return true;
    if (waitedMs >= timeoutMs) return false;
    await sleep(POLL_EVERY_MS);
  }
}

/** Programs of a VM; no other process is ever killed because of its arguments. */
const VM_PROGRAMS = new Set(['bwrap', 'passt', 'passt.avx2', 'prlimit', 'setpriv']);

/** Kills the processes of VMs that have `folder`, or a path below it, as an argument: they were started but not recorded. */
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
