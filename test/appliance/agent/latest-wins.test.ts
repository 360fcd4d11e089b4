import { expect, it } from 'vitest';
import { LatestWins } from '../../../appliance/agent/latest-wins.ts';

it('while one value is being applied, only the last of the next ones is kept, and a failure does not stop later ones', async () => {
  const [applied, errors] = [[] as number[], [] as unknown[]];
  let done: () => void = () => undefined;
  const volume = new LatestWins<number>(
    async (percent) => {
      applied.push(percent);
      if (percent === 10) await new Promise<void>((resolve) => (done = resolve));
      if (percent === 30) throw new Error('no such control');
    },
    (error) => void errors.push(error),
  );
  for (const percent of [10, 20, 30]) volume.want(percent);
  expect(applied).toEqual([10]);
  done();
  await expect.poll(() => applied).toEqual([10, 30]);
  volume.want(50);
  await expect.poll(() => applied).toEqual([10, 30, 50]);
  expect(errors).toEqual([new Error('no such control')]);
});

it('a value that is nothing is applied like any other', async () => {
  const applied: (string | undefined)[] = [];
  const text = new LatestWins<string | undefined>(
    (value) => Promise.resolve(void applied.push(value)),
    () => undefined,
  );
  text.want(undefined);
  await expect.poll(() => applied).toEqual([undefined]);
});
