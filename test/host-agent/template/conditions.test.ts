import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processorTicks, wasQuiet, whyNoSpare } from '../../../host-agent/template/conditions.ts';
import { isOnBattery } from '../../../host-agent/process/battery.ts';
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

/** A host with so much memory available; `takesMiB`: what a new spare takes of it. */
const hostWith = (mebibytes: number | undefined, takesMiB = 0) => ({
  available: () => Promise.resolve(mebibytes === undefined ? undefined : { mebibytes }),
  takesMiB,
});

describe('the power supply of the host', () => {
  it('is not a battery where there is none, or while it charges', async () => {
    expect(await isOnBattery(folder)).toBe(false);
    await supply('AC', { type: 'Mains', online: '1' });
    await supply('BAT0', { type: 'Battery', status: 'Charging' });
    expect(await isOnBattery(folder)).toBe(false);
  });

  it('is a battery that discharges, unless it belongs to a mouse', async () => {
    await supply('ucsi-source-psy', { type: 'USB', status: 'Discharging' });
    await supply('hidpp_battery_0', { type: 'Battery', scope: 'Device', status: 'Discharging' });
    expect(await isOnBattery(folder)).toBe(false);
    await supply('BAT0', { type: 'Battery', status: 'Discharging' });
    expect(await isOnBattery(folder)).toBe(true);
  });
});

describe('a spare', () => {
  it('depends on the processor time in /proc/stat', () => {
    expect(processorTicks('cpu  100 5 20 800 50 1 2 3 0 0\ncpu0 1 2 3 4\n')).toEqual({ all: 981, idle: 850 });
    expect(processorTicks('cpu  100 5 20 800\n')).toEqual({ all: 925, idle: 800 });
    expect(processorTicks('intr 1 2 3\n')).toEqual({ all: 0, idle: 0 });
  });

  it.each([
    [100, 20, true],
    [100, 19, false],
    [100, 100, true],
    [0, 0, true],
  ])('is loaded when of %d ticks the processors were idle for %d: %s', (all, idle, isIt) => {
    expect(wasQuiet({ all: 5_000, idle: 3_000 }, { all: 5_000 + all, idle: 3_000 + idle })).toBe(isIt);
  });

  it('is not kept when memory is short, and the reason has both figures', async () => {
    const why = (available: number, keep = true) =>
      whyNoSpare({ keep, minimumAvailableMiB: 1536, onBattery: true }, hostWith(available));
    expect(await why(1535)).toBe('memory is short: 1535 MiB are available, spare.minimumAvailableMiB asks for 1536');
    expect(await why(1536)).toBeUndefined();
    expect(await why(1536, false)).toContain('spare.keep');
  });

  it('with private memory is not kept when all of it would not leave enough', async () => {
    const why = (available: number) =>
      whyNoSpare({ keep: true, minimumAvailableMiB: 1536, onBattery: true }, hostWith(available, 2048));
    expect(await why(3583)).toBe(
      'memory is short: 3583 MiB are available, spare.minimumAvailableMiB asks for 1536, and a spare with private memory takes 2048',
    );
    expect(await why(3584)).toBeUndefined();
  });

  it.each([
    ['on battery', { onBattery: false }, 'Discharging', 'the computer runs on battery (spare.onBattery)'],
    ['on battery where the configuration allows it', { onBattery: true }, 'Discharging', undefined],
    ['while the battery charges', { onBattery: false }, 'Charging', undefined],
  ])('is kept or not %s', async (_, setting, status, why) => {
    await supply('BAT0', { type: 'Battery', status });
    expect(await whyNoSpare({ keep: true, minimumAvailableMiB: 2048, ...setting }, hostWith(2048), folder)).toBe(why);
  });

  it('is kept where the kernel does not tell how much memory is available', async () => {
    expect(
      await whyNoSpare({ keep: true, minimumAvailableMiB: 2048, onBattery: true }, hostWith(undefined)),
    ).toBeUndefined();
  });

  it('counts its own memory as available, and is discarded only well below the limit', async () => {
    const why = (available: number, standing: readonly number[]) =>
      whyNoSpare(
        { keep: true, minimumAvailableMiB: 1536, onBattery: true },
        { ...hostWith(Math.round(available)), standing },
      );
    const ownMiB = Math.floor(ownMemoryBytes([process.pid]) / 1024 / 1024);
    expect(ownMiB).toBeGreaterThan(20);
    expect(await why(1700, [])).toBeUndefined();
    expect(await why(1500, [])).toContain('1500 MiB are available');
    expect(await why(0.75 * 1536 - ownMiB / 2, [process.pid])).toBeUndefined();
    const short = await why(700 - ownMiB, [process.pid]);
    const stated = Number(/^memory is short: (\d+) MiB are available/.exec(short ?? '')?.[1]);
    expect(Math.abs(stated - 700)).toBeLessThan(ownMiB / 2);
  });
});
