import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { availableMiB, isOnBattery, processorTicks, whyNoSpare } from '../../../host-agent/template/conditions.ts';
import { ownMemoryBytes } from '../../../host-agent/process/memory.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safe-browse-power-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function supply(name: string, files: Record<string, string>): Promise<void> {
  await mkdir(join(folder, name));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), `${text}\n`);
}

describe('the power supply of the host', () => {
  it('is not a battery where there is none, or while it charges', async () => {
    expect(await isOnBattery(folder)).toBe(false);
    await supply('AC', { type: 'Mains', online: '1' });
    await supply('BAT0', { type: 'Battery', status: 'Charging' });
    expect(await isOnBattery(folder)).toBe(false);
  });

  it('is a battery that discharges, unless it belongs to a mouse', async () => {
    await supply('hidpp_battery_0', { type: 'Battery', scope: 'Device', status: 'Discharging' });
    expect(await isOnBattery(folder)).toBe(false);
    await supply('BAT0', { type: 'Battery', status: 'Discharging' });
    expect(await isOnBattery(folder)).toBe(true);
  });
});

describe('a spare', () => {
  it('depends on the processor time in /proc/stat', () => {
    expect(processorTicks('cpu  100 5 20 800 50 1 2 3 0 0\ncpu0 1 2 3 4\n')).toEqual({ all: 981, idle: 850 });
  });

  it('depends on the available memory in /proc/meminfo', () => {
    expect(availableMiB('MemTotal:       24576000 kB\nMemFree:  100 kB\nMemAvailable:   20480000 kB\n')).toBe(20_000);
    expect(availableMiB('MemTotal: 1 kB\n')).toBeUndefined();
  });

  it('is not kept when memory is short, and the reason has both figures', async () => {
    expect(await whyNoSpare({ keep: true, minimumAvailableMiB: 1_048_576, onBattery: true })).toMatch(
      /memory is short: \d+ MiB are available, spare.minimumAvailableMiB asks for 1048576/,
    );
    expect(await whyNoSpare({ keep: true, minimumAvailableMiB: 0, onBattery: true })).toBeUndefined();
    expect(await whyNoSpare({ keep: false, minimumAvailableMiB: 0, onBattery: true })).toContain('spare.keep');
  });

  it('counts its own memory as available, and is discarded only well below the limit', async () => {
    const meminfo = join(folder, 'meminfo');
    const why = async (available: number, standing: readonly number[]) => {
      await writeFile(meminfo, `MemAvailable: ${Math.round(available) * 1024} kB\n`);
      return whyNoSpare({ keep: true, minimumAvailableMiB: 1536, onBattery: true }, standing, meminfo);
    };
    const ownMiB = Math.floor((await ownMemoryBytes([process.pid])) / 1024 / 1024);
    expect(ownMiB).toBeGreaterThan(20);
    expect(await why(1700, [])).toBeUndefined();
    expect(await why(1500, [])).toContain('1500 MiB are available');
    expect(await why(0.75 * 1536 - ownMiB / 2, [process.pid])).toBeUndefined();
    expect(await why(700 - ownMiB, [process.pid])).toMatch(/memory is short: \d+ MiB are available/);
  });
});
