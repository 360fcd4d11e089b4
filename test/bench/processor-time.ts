import { readFileSync } from 'node:fs';

/** Clock ticks of the kernel's statistics: 100 a second on Linux. */
const TICK_MS = 10;

/** The processor time of a process, from the text of its `/proc/PID/stat`. Pure. */
export function processorMsIn(stat: string): number {
  // The fields after the name of the program, which is in parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** The processor time that these processes have used so far, together. */
export const processorMs = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + processorMsIn(readFileSync(`/proc/${pid}/stat`, 'utf8')), 0);
