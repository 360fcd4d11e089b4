/** Memory, file descriptors and wake-ups of a program in the test bed, as the kernel counts them. */
import { readdirSync } from 'node:fs';
import { ownBytesIn } from '../../../host-agent/process/memory.ts';
import type { Namespace } from '../namespace.ts';

/** The memory that the process uses now, in MiB. */
export function residentMiB(namespace: Namespace, pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(namespace.readProcess(pid, 'status'))?.[1] ?? 'NaN') / 1024;
}

/** Of that, what it shares with no file, in MiB. */
export const privateMiB = (namespace: Pick<Namespace, 'readProcess'>, pid: number): number =>
  ownBytesIn(namespace.readProcess(pid, 'status')) / 1024 ** 2;

/** The number of its open file descriptors. */
export function openDescriptors(namespace: Namespace, pid: number): number {
  return readdirSync(`/proc/${namespace.outerPid}/root/proc/${pid}/fd`).length;
}

/**
 * How often a thread was woken, from the text of its `/proc/PID/task/TID/status`: each time it ran until it waited again. Where others took its
 * processor meanwhile, it did not wait. Pure.
 */
export const wakeUpsIn = (status: string): number =>
  Number(/^voluntary_ctxt_switches:\s+(\d+)$/m.exec(status)?.[1] ?? 0);

/** How often the threads of the process were woken so far. */
export const wakeUps = (namespace: Namespace, pid: number): number =>
  readdirSync(`/proc/${namespace.outerPid}/root/proc/${pid}/task`)
    .map((thread) => wakeUpsIn(namespace.readProcess(pid, `task/${thread}/status`)))
    .reduce((sum, count) => sum + count, 0);
