import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { beginBuild } from '../../../../host-agent/image/build/building.ts';
import { identify } from '../../../../host-agent/process/process.ts';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'building-')), 'browser');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

const names = (unique: string): string => join(folder, `.building-${unique}`);

test('refuses a second build of a role until the first has ended', async () => {
  const first = await beginBuild(folder, names);
  await expect(beginBuild(folder, names)).rejects.toMatchObject({ code: 'build-running' });
  expect(existsSync(first.value)).toBe(true);
  await first.dispose();
  expect(readdirSync(folder)).toEqual([]);
  await (await beginBuild(folder, names)).dispose();
});

test('does not disturb a build of another process that still runs', async () => {
  const parent = await identify('other', process.ppid);
  const theirs = names(`${process.ppid}-${parent?.startTicks ?? ''}`);
  mkdirSync(theirs, { recursive: true });
  await expect(beginBuild(folder, names)).rejects.toThrow(`is already being built (process ${process.ppid})`);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('cleans up the remains of a killed build at the next one', async () => {
  const left = names('4194300-1');
  mkdirSync(left, { recursive: true });
  writeFileSync(join(left, 'root.tar'), 'half');
  await using building = await beginBuild(folder, names);
  expect([existsSync(left), existsSync(building.value)]).toEqual([false, true]);
});
