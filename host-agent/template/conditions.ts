/** Whether this computer can afford a machine that nobody uses yet. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '../config/schema.ts';
import { ownMemoryBytes } from '../process/memory.ts';

const MIB = 1024 * 1024;

/** Memory that could be had now, in MiB, from the text of /proc/meminfo; `undefined` where it does not say. Pure. */
export function availableMiB(meminfo: string): number | undefined {
  const kibibytes = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return kibibytes === undefined ? undefined : Math.floor(Number(kibibytes) / 1024);
}

/** Whether a battery alone feeds the computer: there is one that is being emptied. Reads the power supplies as the kernel tells them. */
export async function isOnBattery(folder = '/sys/class/power_supply'): Promise<boolean> {
  const supplies = await readdir(folder).catch(() => []);
  const read = (supply: string, name: string) =>
    readFile(join(folder, supply, name), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const told = await Promise.all(
    supplies.map(async (supply) => ({
      type: await read(supply, 'type'),
      scope: await read(supply, 'scope'),
      status: await read(supply, 'status'),
    })),
  );
  // A mouse has a battery, too.
  return told.some(({ type, scope, status }) => type === 'Battery' && scope !== 'Device' && status === 'Discharging');
}

/** Time that the processors had, all and idle, in clock ticks, from the text of /proc/stat. Pure. */
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

/** Whether the computer has something left for work that nobody waits for. */
export async function isQuiet(): Promise<boolean> {
  const before = processorTicks(await readFile('/proc/stat', 'utf8'));
  await sleep(LOOK_FOR_MS);
  const after = processorTicks(await readFile('/proc/stat', 'utf8'));
  return after.idle - before.idle >= QUIET_IDLE_SHARE * (after.all - before.all);
}

/** A spare goes only when clearly less than the limit is left: near it, memory in use goes up and down. */
const KEPT_DOWN_TO_SHARE = 0.75;

/**
 * Why there is to be no spare now, in words for a person; `undefined`: there may be one. `standing` are the processes of the one there is:
 * their memory would be available without it, so that having a spare is never the reason to have none.
 */
export async function whyNoSpare(
  { keep, minimumAvailableMiB, onBattery }: Config['spare'],
  standing: readonly number[] = [],
  meminfo = '/proc/meminfo',
): Promise<string | undefined> {
  if (!keep) return 'the configuration says so (spare.keep)';
  const available = availableMiB(await readFile(meminfo, 'utf8'));
  const [own, limit] =
    standing.length === 0
      ? [0, minimumAvailableMiB]
      : [Math.floor((await ownMemoryBytes(standing)) / MIB), minimumAvailableMiB * KEPT_DOWN_TO_SHARE];
  if (available !== undefined && available + own < limit)
    return `memory is short: ${available + own} MiB are available, spare.minimumAvailableMiB asks for ${minimumAvailableMiB}`;
  if (!onBattery && (await isOnBattery())) return 'the computer runs on battery (spare.onBattery)';
  return undefined;
}
