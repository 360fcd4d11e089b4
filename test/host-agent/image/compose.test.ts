import { expect, it } from 'vitest';
import { imageVerbs, type ImageVerbsOptions } from '../../../host-agent/image/compose.ts';
import { RunningBuilds } from '../../../host-agent/image/build/running-builds.ts';

const call = { signal: new AbortController().signal, progress: () => undefined, deliver: () => Promise.resolve() };

it('starts the network VM as soon as its image is built, where it runs without a session', async () => {
  const started: string[] = [];
  const options = {
    images: { build: ({ role }: { role: string }) => Promise.resolve({ role }) },
    builds: new RunningBuilds(() => undefined),
    fastStart: { scheduleReconcile: () => undefined },
    onChange: () => undefined,
    ndvm: { startEarly: () => started.push('early') },
  };
  const verbs = imageVerbs(options as unknown as ImageVerbsOptions);
  await verbs['image.build']({ role: 'browser', debug: false }, call);
  expect(started).toEqual([]);
  await verbs['image.build']({ role: 'network', debug: false }, call);
  expect(started).toEqual(['early']);
});
