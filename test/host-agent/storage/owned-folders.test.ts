import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownedFolders, ownMark } from '../../../host-agent/storage/owned-folders.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-owned-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a work folder', () => {
  it('belongs to the process that its name contains, as long as this process runs', async () => {
    const [mine, more] = [`.building-${await ownMark()}`, `.building-${await ownMark()}-2`];
    const dead = `.building-${process.pid}-1`;
    for (const name of [mine, more, dead]) await mkdir(join(folder, name));
    const found = await ownedFolders(folder, '.building-');
    expect(new Map(found.map(({ path, isOwned }) => [path, isOwned]))).toEqual(
      new Map([
        [join(folder, mine), true],
        [join(folder, more), true],
        [join(folder, dead), false],
      ]),
    );
    expect(found.every(({ pid }) => pid === process.pid)).toBe(true);
  });

  it('is nothing else in the same folder', async () => {
    for (const name of ['current', '.building-', '.building-1-x', `.sealing-${process.pid}-1`, `x.building-1-1`])
      await mkdir(join(folder, name));
    expect(await ownedFolders(folder, '.building-')).toEqual([]);
    expect(await ownedFolders(join(folder, 'missing'), '.building-')).toEqual([]);
  });
});
