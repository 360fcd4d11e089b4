import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomMiB, ScratchDisks } from '../../../../host-agent/hypervisor/qemu/scratch-disk.ts';

const GIB = 1024 ** 3;
const EXT4 = 0xef53;

describe('a scratch disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-scratch-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is a private file without content, whose name its owner removes', async () => {
    const disk = await new ScratchDisks(join(folder, 'disks')).make('one', folder);
    const { size, blocks, mode } = statSync(disk.value);
    expect([size, blocks, mode & 0o777]).toEqual([64 * GIB, 0, 0o600]);
    expect(statSync(join(folder, 'disks')).mode & 0o777).toBe(0o700);
    await disk.dispose();
    expect(existsSync(disk.value)).toBe(false);
  });

  it('is elsewhere, without any room, where the disk of the host takes no files', async () => {
    writeFileSync(join(folder, 'a file'), '');
    const disks = new ScratchDisks(join(folder, 'a file/disks'));
    await using one = await disks.make('one', folder);
    expect(one.value).toBe(join(folder, 'scratch-disk'));
    expect(await disks.roomMiB(8)).toBe(0);
  });

  it('does not outlive a host agent that was killed while its VM started', async () => {
    const left = join(folder, 'left');
    writeFileSync(left, '');
    const disks = new ScratchDisks(folder);
    await using one = await disks.make('one', '/nowhere');
    await using two = await disks.make('two', folder);
    expect([left, one.value, two.value].map((path) => existsSync(path))).toEqual([false, true, true]);
  });
});

describe('the room on a scratch disk', () => {
  const room = (scratchGiB: number, freeMiB: number, type = EXT4) => roomMiB(scratchGiB, { type, freeMiB });

  it('is its size, where the disk of the host keeps 2 GiB beside it, and less elsewhere', () => {
    expect(room(8, 100_000)).toBe(8192);
    expect(room(8, 8192 + 2048)).toBe(8192);
    expect(room(8, 8192)).toBe(8192 - 2048);
  });

  it('is none where it would be of little use, or in memory', () => {
    expect(room(8, 2048 + 256)).toBe(256);
    expect(room(8, 2048 + 255)).toBe(0);
    expect(room(8, 10)).toBe(0);
    for (const type of [0x01021994, 0x858458f6]) expect(room(8, 100_000, type)).toBe(0);
  });
});
