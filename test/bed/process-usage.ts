/** Memory, descriptors and processes of a program in the test bed, as the kernel counts them. */
import { readdirSync } from 'node:fs';
import type { Namespace } from './namespace.ts';

/** MiB of memory that the process has in use now. */
export function residentMiB(namespace: Namespace, pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(namespace.readProcess(pid, 'status'))?.[1] ?? 'NaN') / 1024;
}

/** How many files, sockets and the like it has open. */
export function openDescriptors(namespace: Namespace, pid: number): number {
  return readdirSync(`/proc/${namespace.outerPid}/root/proc/${pid}/fd`).length;
}
