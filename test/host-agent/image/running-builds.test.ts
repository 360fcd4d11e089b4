import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/failure.ts';
import type { BuildProgress, ImageBuild } from '../../../host-agent/api/image.ts';
import { type BuildWatch, RunningBuilds } from '../../../host-agent/image/running-builds.ts';

const packages: BuildProgress = { step: 'packages', text: 'Fetching packages', fraction: 0.4 };
const never = new AbortController().signal;
let told: ImageBuild[][];
let builds: RunningBuilds;
/** What the build that runs was given, and how it ends. */
let inside: BuildWatch & { done: (image: string) => void };

beforeEach(() => {
  told = [];
  builds = new RunningBuilds(() => told.push(builds.all));
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

it('is told from its begin to its end, with how far it is, also to the one who asked', async () => {
  const asker: BuildProgress[] = [];
  const built = run(never, (progress) => asker.push(progress));
  inside.onProgress(packages);
  inside.done('image');
  expect(await built).toBe('image');
  expect(told).toEqual([[{ role: 'browser' }], [{ role: 'browser', progress: packages }], []]);
  expect(asker).toEqual([packages]);
});

it('is cancelled by anybody, and the one who asked is told so', async () => {
  const built = run();
  builds.cancel('network');
  builds.cancel('browser');
  await expect(built).rejects.toMatchObject({ code: 'cancelled' });
  expect(builds.all).toEqual([]);
});

it('is cancelled by the one who asked', async () => {
  const asker = new AbortController();
  const built = run(asker.signal);
  asker.abort(new Error('gone'));
  await expect(built).rejects.toThrow('gone');
});

it('is not mistaken for a second one that is refused', async () => {
  const built = run();
  await expect(
    builds.run('browser', { signal: never, onProgress: () => undefined }, () =>
      Promise.reject(new Failure('build-running', { role: 'browser', pid: 42 })),
    ),
  ).rejects.toThrow('Already');
  expect(builds.all).toEqual([{ role: 'browser' }]);
  inside.done('image');
  await built;
});
