import { expect, test } from 'vitest';
import { diskFull, saysDiskFull } from '../../../host-agent/image/space.ts';

test('recognises a full disk in the error of any program', () => {
  expect(saysDiskFull(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe(true);
  expect(saysDiskFull(new Error('failed', { cause: new Error('dpkg: error: No space left on device') }))).toBe(true);
  expect(saysDiskFull(new Error('permission denied'))).toBe(false);
});

test('reports how much space is needed and how much is free', () => {
  expect(diskFull('network', '/data', 512 * 1024 ** 2).message).toBe(
    'There is not enough disk space in /data to build the network image: 1.2 GiB are needed, 0.5 GiB are free.',
  );
});
