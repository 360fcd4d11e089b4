import { expect, test, vi } from 'vitest';
import { assertSpace, diskFull, saysDiskFull } from '../../../../host-agent/image/build/build.ts';

const disk = { bavail: 0, bsize: 4096, made: [] as string[] };
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  mkdir: ((path: string) => Promise.resolve(void disk.made.push(path))) as never,
  statfs: (() => Promise.resolve(disk)) as never,
}));
const GIB = 1024 ** 3;

test.each([
  [{ role: 'browser' }, 3.5],
  [{ role: 'browser', documents: true }, 4.5],
  [{ role: 'network' }, 1.2],
  [{ role: 'host' }, 4],
] as const)('a build of the image %j needs %d GiB, to the block', async (image, gib) => {
  disk.bavail = Math.ceil((gib * GIB) / disk.bsize);
  await assertSpace(image, '/data');
  disk.bavail -= 1;
  await expect(assertSpace(image, '/data')).rejects.toMatchObject({ code: 'disk-full' });
  expect(disk.made).toContain('/data');
});

test('recognises a full disk in the error of any program', () => {
  expect(saysDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
  expect(saysDiskFull(new Error('failed', { cause: new Error('dpkg: error: No space left on device') }))).toBe(true);
  expect(saysDiskFull(new Error('permission denied'))).toBe(false);
  expect(saysDiskFull(Object.assign(new Error('permission denied'), { code: 'EACCES' }))).toBe(false);
  expect(saysDiskFull('No space left on device')).toBe(false);
});

test('reports how much space is needed and how much is free', () => {
  expect(diskFull({ role: 'network' }, '/data', 512 * 1024 ** 2).message).toBe(
    'There is not enough disk space to build the network image: 1.2 GiB are needed, 0.5 GiB are free.',
  );
});
