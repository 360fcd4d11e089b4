/** Notices that the kernel has ended programs because the VM has no memory left: a tab of Chromium, which it ends before anything else. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { MAX_COUNTED_ENDS } from '../../protocol/browser.ts';

const COUNTERS = '/proc/vmstat';
/** The kernel has no event for it that costs less. */
const LOOK_EVERY_MS = 10_000;

/** How many programs the kernel has ended so far, from the text of /proc/vmstat. Pure. */
export const endedIn = (counters: string): number =>
  Math.min(MAX_COUNTED_ENDS, Number(/^oom_kill (\d+)$/m.exec(counters)?.[1] ?? 0));

/** Reports their number whenever it has grown, until `signal` aborts. */
export async function followOutOfMemory(
  onEnded: (programs: number) => void,
  signal: AbortSignal,
  { counters = COUNTERS, lookEveryMs = LOOK_EVERY_MS } = {},
): Promise<void> {
  let known = 0;
  while (!signal.aborted) {
    const programs = endedIn(await readFile(counters, 'utf8').catch(() => ''));
    if (programs > known) onEnded(programs);
    known = Math.max(known, programs);
    await sleep(lookEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
