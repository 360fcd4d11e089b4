import { expect, it } from 'vitest';
import { KnownMembers } from '../../../host-agent/pool/known-members.ts';
import type { PoolMember } from '../../../host-agent/pool/host-pool.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const SECOND_MS = 1_000;
const host = (name: string): PoolMember[] => [{ host: name, isDraining: false }];

/** An engine whose answers the test gives, one after another. */
function engine() {
  const answers: ((members: PoolMember[] | Error) => void)[] = [];
  const known = new KnownMembers(
    () =>
      new Promise<readonly PoolMember[]>((resolve, reject) =>
        answers.push((members) => (members instanceof Error ? reject(members) : resolve(members))),
      ),
  );
  return { known, answers, answer: (at: number, members: PoolMember[] | Error) => answers[at]?.(members) };
}

it('are asked for once in five seconds', async () => {
  const clock = useFakeClock();
  const { known, answers, answer } = engine();
  const [one, other] = [known.get(), known.get()];
  answer(0, host('a'));
  expect(await Promise.all([one, other])).toEqual([host('a'), host('a')]);
  await clock.advance(5 * SECOND_MS);
  expect(await known.get()).toEqual(host('a'));
  expect(answers).toHaveLength(1);
  await clock.advance(1);
  const next = known.get();
  answer(1, host('b'));
  expect(await next).toEqual(host('b'));
});

it('are the previous ones when the engine takes longer than two seconds, and its answer counts when it is there', async () => {
  const clock = useFakeClock();
  const { known, answer } = engine();
  const first = known.get();
  answer(0, host('a'));
  await first;
  known.expire();
  let heard: readonly PoolMember[] | undefined;
  const late = known.get().then((members) => (heard = members));
  await clock.advance(2 * SECOND_MS - 1);
  expect(heard).toBeUndefined();
  await clock.advance(1);
  expect(await late).toEqual(host('a'));
  answer(1, host('b'));
  expect(await known.get()).toEqual(host('b'));
});

it('are only fresh ones after a change that this desk has made', async () => {
  const clock = useFakeClock();
  const { known, answer } = engine();
  const first = known.get();
  answer(0, host('a'));
  await first;
  known.forget();
  const next = known.get();
  await clock.advance(4 * SECOND_MS);
  answer(1, host('b'));
  expect(await next).toEqual(host('b'));
});

it('are asked for again after the engine has failed', async () => {
  useFakeClock();
  const { known, answer, answers } = engine();
  const failed = known.get();
  answer(0, new Error('no'));
  await expect(failed).rejects.toThrow('no');
  const next = known.get();
  expect(answers).toHaveLength(2);
  answer(1, host('a'));
  expect(await next).toEqual(host('a'));
});
