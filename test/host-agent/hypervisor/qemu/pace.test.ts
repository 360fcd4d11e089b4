import { expect, it } from 'vitest';
import { Pace } from '../../../../host-agent/hypervisor/qemu/pace.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

it('lets a burst pass at once, and then no more than its bytes a second', async () => {
  const clock = useFakeClock();
  const pace = new Pace(1_000, 500);
  await clock.advance(1_000);
  let done = 0;
  const keep = (bytes: number) => void pace.keep(bytes).then(() => (done += 1));
  keep(500);
  await clock.advance(0);
  expect(done).toBe(1);
  keep(100);
  await clock.advance(99);
  expect(done).toBe(1);
  await clock.advance(1);
  expect(done).toBe(2);
});

it('gives credit for no more than one burst, however long nothing came', async () => {
  const clock = useFakeClock();
  const pace = new Pace(1_000, 500);
  await clock.advance(3_600_000);
  let done = false;
  void pace.keep(600).then(() => (done = true));
  await clock.advance(99);
  expect(done).toBe(false);
  await clock.advance(1);
  expect(done).toBe(true);
});
