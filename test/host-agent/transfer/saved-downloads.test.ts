import { expect, it } from 'vitest';
import { listDownloads } from '../../../host-agent/transfer/downloads.ts';
import { SavedDownloads } from '../../../host-agent/transfer/saved-downloads.ts';

const download = (file: number) => ({ file, name: `${file}.txt`, bytes: 1, isWhole: true, head: 'YQ==' });

it('remembers which downloads were saved, and where to; counts those that the guest still lists', async () => {
  const saved = new SavedDownloads();
  saved.add({ file: 2, path: '/home/anna/2.txt' });
  saved.add({ file: 9, path: '/home/anna/9.txt' });
  const untrustedDownloads = [download(1), download(2)];
  const { files } = await listDownloads({ untrustedDownloads, downloadCount: 2 }, saved);
  expect(files.map(({ file, savedAs }) => [file, savedAs])).toEqual([
    [1, undefined],
    [2, '/home/anna/2.txt'],
  ]);
  expect(saved.countIn(untrustedDownloads)).toBe(1);
});

it('is bounded, and forgets the oldest first', () => {
  const saved = new SavedDownloads();
  for (let file = 1; file <= 1_001; file += 1) saved.add({ file, path: `/${file}` });
  expect([saved.pathOf(1), saved.pathOf(2), saved.record.length]).toEqual([undefined, '/2', 1_000]);
  const next = new SavedDownloads();
  next.restore(saved.record);
  expect(next.pathOf(1_001)).toBe('/1001');
});
