import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const POWER_SUPPLIES = '/sys/class/power_supply';

/** Whether the host runs on battery, which means that a battery is discharging. */
export async function isOnBattery(folder = POWER_SUPPLIES): Promise<boolean> {
  const supplies = await readdir(folder).catch(() => []);
  const read = (supply: string, name: string) =>
    readFile(join(folder, supply, name), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const batteries = await Promise.all(
    supplies.map(async (supply) => ({
      type: await read(supply, 'type'),
      scope: await read(supply, 'scope'),
      status: await read(supply, 'status'),
    })),
  );
  // `Device`: a mouse, for example.
  return batteries.some(
    ({ type, scope, status }) => type === 'Battery' && scope !== 'Device' && status === 'Discharging',
  );
}
