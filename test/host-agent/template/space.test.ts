import { describe, expect, it, vi } from 'vitest';
import { assertSpace } from '../../../host-agent/template/store.ts';

const MIB = 1024 ** 2;
const disk = { bavail: 0, bsize: 4096 };
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  statfs: (() => Promise.resolve(disk)) as never,
}));
const withFree = (bytes: number) => {
  disk.bavail = bytes / disk.bsize;
  return assertSpace('/data', 512);
};

describe('the disk for a template', () => {
  it('has room for the memory of the VM and its devices, to the MiB', async () => {
    await withFree((512 + 64) * MIB);
    await expect(withFree((512 + 64) * MIB - 4096)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/576 MiB.*575 MiB/) as string,
    });
  });
});
