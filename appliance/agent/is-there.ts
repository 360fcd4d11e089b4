import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 100;

/** Whether there is something at this path. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Waits until there is something at this path. Fulfilled with false when there is nothing after `withinMs`, or when `signal` aborts. */
export async function untilThere(path: string, withinMs: number, signal?: AbortSignal): Promise<boolean> {
  for (let waitedMs = 0; !(await isThere(path)); waitedMs += LOOK_AGAIN_MS) {
    if (waitedMs >= withinMs || signal?.aborted === true) return false;
    await sleep(LOOK_AGAIN_MS);
  }
  return true;
}
