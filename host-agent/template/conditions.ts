/** Whether the host has resources for a spare. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/schema.ts';
import type { AvailableMemory } from '../process/available-memory.ts';
import { isOnBattery } from '../process/battery.ts';
import { ownMemoryBytes } from '../process/memory.ts';

const MIB = 1024 * 1024;

/** Processor time, total and idle, in clock ticks, from the text of /proc/stat. Pure. */
export function processorTicks(stat: string): { readonly all: number; readonly idle: number } {
  const [, user = 0, niced = 0, system = 0, idle = 0, waiting = 0, ...others] = (/^cpu .*$/m.exec(stat)?.[0] ?? '')
    .split(/ +/)
    .map(Number);
  return {
    all: user + niced + system + idle + waiting + others.reduce((sum, each) => sum + each, 0),
    idle: idle + waiting,
  };
}

const LOOK_FOR_MS = 500;
const QUIET_IDLE_SHARE = 0.2;

type Ticks = ReturnType<typeof processorTicks>;

/** Whether the processors were idle for long enough between two readings to have time for background work. Pure. */
export function wasQuiet(before: Ticks, after: Ticks): boolean {
  return after.idle - before.idle >= QUIET_IDLE_SHARE * (after.all - before.all);
}

/** Whether the host has processor time left for background work. */
export async function isQuiet(): Promise<boolean> {
  const before = processorTicks(await readFile('/proc/stat', 'utf8'));
  await sleep(LOOK_FOR_MS);
  return wasQuiet(before, processorTicks(await readFile('/proc/stat', 'utf8')));
}

/** A spare is discarded only clearly below the limit, because available memory fluctuates. */
const KEPT_DOWN_TO_SHARE = 0.75;

/** What a spare may take. */
export interface SpareHost {
  readonly available: () => Promise<AvailableMemory | undefined>;
  /** Memory that a new spare takes at once. */
  readonly takesMiB: number;
  /** Processes of the present spare, if there is one. */
  readonly standing?: readonly number[];
}

/**
 * Why there must be no spare now, in words for a person; `undefined` if there may be one. The memory of the present spare counts as available,
 * so that a spare is never the reason to have none.
 */
export async function whyNoSpare(
  { keep, minimumAvailableMiB, onBattery }: Omit<Config['spare'], 'count'>,
  { available: look, takesMiB, standing = [] }: SpareHost,
  powerSupplies?: string,
): Promise<string | undefined> {
  if (!keep) return 'the configuration says so (spare.keep)';
  const available = (await look())?.mebibytes;
  const needed = minimumAvailableMiB + takesMiB;
  const [own, limit] =
    standing.length === 0 ? [0, needed] : [Math.floor(ownMemoryBytes(standing) / MIB), needed * KEPT_DOWN_TO_SHARE];
  if (available !== undefined && available + own < limit)
    return `memory is short: ${available + own} MiB are available, spare.minimumAvailableMiB asks for ${minimumAvailableMiB}${takesMiB === 0 ? '' : `, and a spare with private memory takes ${takesMiB}`}`;
  if (!onBattery && (await isOnBattery(powerSupplies))) return 'the computer runs on battery (spare.onBattery)';
  return undefined;
}
