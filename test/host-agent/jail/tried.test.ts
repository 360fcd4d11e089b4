import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { tried } from '../../../host-agent/jail/tried.ts';
import { run } from '../../../host-agent/process/run.ts';
import { type FakeClock, useFakeClock } from '../../bed/fake-clock.ts';

const shell = { program: 'sh', debianPackage: 'dash', timeoutMs: 200 };
const errorOf = (script: string) =>
  run(shell, ['-c', script]).then(
    () => expect.fail('It did not fail.'),
    (error: unknown) => error as Error,
  );

describe('a protection that the host may offer', () => {
  let clock: FakeClock;
  let answer: () => Promise<unknown>;
  let attempts = 0;
  const ask = () => capability();
  let capability: ReturnType<typeof tried>;
  beforeEach(() => {
    attempts = 0;
    capability = tried(() => {
      attempts += 1;
      return answer();
    });
  });

  it('is tried again after an attempt without an answer, and for ever used once it worked', async () => {
    const timeout = await errorOf('sleep 600');
    clock = useFakeClock();
    answer = () => Promise.reject(timeout);
    expect([await ask(), await ask(), attempts]).toEqual(['failed', 'failed', 2]);
    answer = () => Promise.resolve('');
    expect([await ask(), await ask(), attempts]).toEqual(['works', 'works', 3]);
    answer = () => Promise.reject(timeout);
    await clock.advance(24 * 3600 * 1000);
    expect([await ask(), attempts]).toEqual(['works', 3]);
  });

  it.each([
    ['a program exits with an error', () => errorOf('exit 1')],
    [
      'a program is missing',
      () =>
        Promise.resolve(
          new Failure('package-missing', { program: 'coresched', install: 'apt-get install util-linux' }),
        ),
    ],
  ])('counts as refused for a minute when %s', async (_, refusal) => {
    const error = await refusal();
    clock = useFakeClock();
    answer = () => Promise.reject(error);
    expect([await ask(), await ask(), attempts]).toEqual(['refused', 'refused', 1]);
    await clock.advance(60_000);
    expect([await ask(), attempts]).toEqual(['refused', 2]);
  });

  it('is tried once for all who ask at the same time', async () => {
    answer = () => Promise.resolve('');
    expect([await Promise.all([ask(), ask()]), attempts]).toEqual([['works', 'works'], 1]);
  });
});
