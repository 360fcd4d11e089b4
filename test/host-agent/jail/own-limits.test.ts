import { expect, it } from 'vitest';
import { parseHardLimits, withinOwnLimits } from '../../../host-agent/jail/own-limits.ts';

it('parses hard limits', () => {
  const text =
    'Limit                     Soft Limit           Hard Limit           Units\nMax processes             96365                500                  processes\nMax open files            1024                 20000                files\nMax address space         unlimited            unlimited            bytes\n';
  expect(parseHardLimits(text)).toEqual({ addressSpaceBytes: Infinity, processes: 500, openFiles: 20_000 });
});

it('reduces limits to those of the host agent', async () => {
  const little = { addressSpaceBytes: 1, processes: 1, openFiles: 1 };
  expect(await withinOwnLimits(little)).toEqual(little);
  expect((await withinOwnLimits({ ...little, openFiles: 2 ** 40 })).openFiles).toBeLessThan(2 ** 40);
});
