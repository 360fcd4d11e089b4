import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine } from '../hypervisor/hypervisor.ts';
import { busyMs } from '../tools/process.ts';

/** A browser that waits for its person still blinks its cursor. */
const QUIET_SHARE = 0.3;
const QUIET_LOOKS = 3;
/** A guest that never rests is sealed as it is. */
const GIVE_UP_AFTER_MS = 120_000;

/** Fulfilled when the machine has come to rest: what still runs in it when it is sealed runs on in every clone. */
export async function untilQuiet(machine: Machine, signal: AbortSignal, lookEveryMs: number): Promise<void> {
  const busy = () => busyMs(machine.record.processes.map(({ pid }) => pid));
  let [beforeMs, beforeBusyMs, quietLooks] = [performance.now(), await busy(), 0];
  const startedMs = beforeMs;
  while (quietLooks < QUIET_LOOKS && beforeMs - startedMs < GIVE_UP_AFTER_MS) {
    await sleep(lookEveryMs, undefined, { signal });
    const [nowMs, nowBusyMs] = [performance.now(), await busy()];
    quietLooks = (nowBusyMs - beforeBusyMs) / (nowMs - beforeMs) < QUIET_SHARE ? quietLooks + 1 : 0;
    [beforeMs, beforeBusyMs] = [nowMs, nowBusyMs];
  }
}
