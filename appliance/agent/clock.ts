import { run } from './commands/run.ts';

const SET_WITHIN_MS = 90_000;

/** Whole milliseconds since the guest's kernel started. */
export function sinceBootMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}

/** Sets the VM's clock, to the second. */
export async function setClock(unixTimeMs: number): Promise<void> {
  await run('busybox', ['date', '-s', `@${Math.round(unixTimeMs / 1000)}`], { timeoutMs: SET_WITHIN_MS });
}
