import { expect, it } from 'vitest';
import { imageVerbs, type ImageVerbsOptions } from '../../../host-agent/image/compose.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { RunningBuilds } from '../../../host-agent/image/build/running-builds.ts';

const call = { signal: new AbortController().signal, progress: () => undefined, deliver: () => Promise.resolve() };

/** The sealing, whose holds are noted in `noted`. */
const sealing = (noted: string[]) => ({
  scheduleReconcile: () => undefined,
  holdSealing: () => {
    noted.push('held');
    return new Owned('hold', undefined, () => void noted.push('released'));
  },
});

it('starts the network VM as soon as its image is built, where it runs without a session', async () => {
  const started: string[] = [];
  const options = {
    images: { build: ({ role }: { role: string }) => Promise.resolve({ role }) },
    builds: new RunningBuilds(() => undefined),
    fastStart: sealing([]),
    onChange: () => undefined,
    ndvm: { startEarly: () => started.push('early') },
  };
  const verbs = imageVerbs(options as unknown as ImageVerbsOptions);
  await verbs['image.build']({ role: 'browser', debug: false }, call);
  expect(started).toEqual([]);
  await verbs['image.build']({ role: 'network', debug: false }, call);
  expect(started).toEqual(['early']);
});

it('seals no template during a build, also when it fails', async () => {
  const noted: string[] = [];
  const options = {
    images: {
      build: () => {
        noted.push('builds');
        return Promise.reject(new Error('It does not build.'));
      },
    },
    builds: new RunningBuilds(() => undefined),
    fastStart: sealing(noted),
  };
  const verbs = imageVerbs(options as unknown as ImageVerbsOptions);
  await expect(verbs['image.build']({ role: 'browser', debug: false }, call)).rejects.toThrow('It does not build.');
  expect(noted).toEqual(['held', 'builds', 'released']);
});
