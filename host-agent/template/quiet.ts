import { setTimeout as sleep } from 'node:timers/promises';
import type { Vm } from '../hypervisor/hypervisor.ts';
import { busyMs } from '../process/process.ts';

/** An idle browser still blinks its cursor. */
const QUIET_SHARE = 0.3;
const QUIET_LOOKS = 3;
/** On a busy host the same blinking takes a larger share of a processor. A share that no longer falls, and is clearly below that of work, also counts as idle. */
const STEADY_SHARE = 0.5;
const STEADY_LOOKS = 6;
const STILL_FALLS_BELOW = 0.9;
/** A guest that never becomes idle is sealed as it is. */
const GIVE_UP_AFTER_MS = 120_000;

/**
 * Fulfilled when the VM is idle, or after `giveUpAfterMs`: work that is unfinished when it is sealed would continue in every clone.
 */
export async function untilQuiet(
  vm: Pick<Vm, 'record'>,
  signal: AbortSignal,
  lookEveryMs: number,
  giveUpAfterMs = GIVE_UP_AFTER_MS,
): Promise<void> {
  const busy = () => busyMs(vm.record.processes.map(({ pid }) => pid));
  const shares: number[] = [];
  let [beforeMs, beforeBusyMs] = [performance.now(), await busy()];
  const startedMs = beforeMs;
  while (!isIdle(shares) && beforeMs - startedMs < giveUpAfterMs) {
    await sleep(lookEveryMs, undefined, { signal });
    const [nowMs, nowBusyMs] = [performance.now(), await busy()];
    shares.push((nowBusyMs - beforeBusyMs) / (nowMs - beforeMs));
    [beforeMs, beforeBusyMs] = [nowMs, nowBusyMs];
  }
}

/** Whether these shares of a processor, the latest last, are those of an idle VM. Pure. */
export function isIdle(shares: readonly number[]): boolean {
  const latest = shares.slice(-QUIET_LOOKS);
  if (latest.length === QUIET_LOOKS && latest.every((share) => share < QUIET_SHARE)) return true;
  if (shares.length < 2 * STEADY_LOOKS) return false;
  const [before, now] = [mean(shares.slice(-2 * STEADY_LOOKS, -STEADY_LOOKS)), mean(shares.slice(-STEADY_LOOKS))];
  return now < STEADY_SHARE && now >= STILL_FALLS_BELOW * before;
}

const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;
