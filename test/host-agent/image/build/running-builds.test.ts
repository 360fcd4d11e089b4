import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { BuildProgress, ImageBuild } from '../../../../host-agent/api/host/image.ts';
import { type BuildWatch, RunningBuilds } from '../../../../host-agent/image/build/running-builds.ts';

const packages: BuildProgress = { step: 'packages', text: 'Fetching packages', fraction: 0.4 };
const never = new AbortController().signal;
let reported: ImageBuild[][];
let builds: RunningBuilds;
/** What the running build was given, and how to end it. */
let inside: BuildWatch & { done: (image: string) => void };

beforeEach(() => {
  reported = [];
  builds = new RunningBuilds(() => reported.push(builds.all));
});

const run = (signal = never, onProgress: BuildWatch['onProgress'] = () => undefined) =>
  builds.run(
    'browser',
    { signal, onProgress },
    (watch) =>
      new Promise<string>((done, refuse) => {
        inside = { ...watch, done };
        watch.signal.addEventListener('abort', () => refuse(watch.signal.reason as Error));
      }),
  );

it('reports a build with its progress from start to end, also to its caller', async () => {
  const caller: BuildProgress[] = [];
  const built = run(never, (progress) => caller.push(progress));
  inside.onProgress(packages);
  inside.done('image');
  expect(await built).toBe('image');
  expect(reported).toEqual([[{ role: 'browser' }], [{ role: 'browser', progress: packages }], []]);
  expect(caller).toEqual([packages]);
});

it('lets any client cancel a build, and tells its caller', async () => {
  const built = run();
  builds.cancel('network');
  builds.cancel('browser');
  await expect(built).rejects.toMatchObject({ code: 'cancelled' });
  expect(builds.all).toEqual([]);
});

it('cancels a build with the signal of its caller', async () => {
  const caller = new AbortController();
  const built = run(caller.signal);
  caller.abort(new Error('gone'));
  await expect(built).rejects.toThrow('gone');
});

it('does not confuse a build with a second one that is refused', async () => {
  const built = run();
  await expect(
    builds.run('browser', { signal: never, onProgress: () => undefined }, () =>
      Promise.reject(new Failure('build-running', { role: 'browser', pid: 42 })),
    ),
  ).rejects.toMatchObject({ code: 'build-running' });
  expect(builds.all).toEqual([{ role: 'browser' }]);
  inside.done('image');
  await built;
});
