/** Memory and file descriptors of a program in the test bed, as the kernel counts them. */
import { readdirSync } from 'node:fs';
import type { Namespace } from './namespace.ts';

/** The memory that the process uses now, in MiB. */
export function residentMiB(namespace: Namespace, pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(namespace.readProcess(pid, 'status'))?.[1] ?? 'NaN') / 1024;
}

/** The number of its open file descriptors. */
export function openDescriptors(namespace: Namespace, pid: number): number {
  return readdirSync(`/proc/${namespace.outerPid}/root/proc/${pid}/fd`).length;
}
