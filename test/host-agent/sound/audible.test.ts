import { expect, it } from 'vitest';
import { Audible } from '../../../host-agent/sound/audible.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

it('a session is heard from its first sample that is not silent until two seconds after the last', async () => {
  const clock = useFakeClock();
  let changes = 0;
  const audible = new Audible(() => (changes += 1));
  audible.hear(Buffer.alloc(4096));
  expect([audible.is, changes]).toEqual([false, 0]);
  audible.hear(Buffer.of(0, 0, 1, 0));
  expect([audible.is, changes]).toEqual([true, 1]);
  await clock.advance(1_500);
  audible.hear(Buffer.of(1));
  await clock.advance(1_999);
  audible.hear(Buffer.alloc(4096));
  expect([audible.is, changes]).toEqual([true, 1]);
  await clock.advance(1);
  expect([audible.is, changes]).toEqual([false, 2]);
  audible.stop();
  expect(changes).toBe(2);
  audible.hear(Buffer.of(1));
  audible.stop();
  expect([audible.is, changes]).toEqual([false, 4]);
});
