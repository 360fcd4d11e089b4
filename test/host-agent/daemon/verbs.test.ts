import { expect, it } from 'vitest';
import { ImageBuilds } from '../../../host-agent/daemon/image-builds.ts';
import { type Parts, verbsOver } from '../../../host-agent/daemon/verbs.ts';

const call = { signal: new AbortController().signal, progress: () => undefined };

it('starts the network machine, where it is to be up before a session, as soon as it has its image', async () => {
  const started: string[] = [];
  const parts = {
    images: { build: ({ role }: { role: string }) => Promise.resolve({ role }) },
    builds: new ImageBuilds(() => undefined),
    instant: { look: () => undefined },
    watchers: { touch: () => undefined },
    ndvm: { startEarly: () => started.push('early') },
  };
  const verbs = verbsOver(parts as unknown as Parts);
  await verbs['image.build']({ role: 'browser', debug: false }, call);
  expect(started).toEqual([]);
  await verbs['image.build']({ role: 'network', debug: false }, call);
  expect(started).toEqual(['early']);
});

it('tells sessions and the network VM about new settings, and watchers when pending settings take effect', async () => {
  const told: string[] = [];
  const noting = (name: string) => () => void told.push(name);
  const parts = {
    configuration: { change: () => Promise.resolve([]) },
    sessions: { profilesEdited: noting('sessions') },
    instant: { look: noting('look') },
    watchers: { configurationChanged: noting('configuration') },
    ndvm: {
      settingsChanged: noting('network'),
      waitingSettings: () => [['network', 'memoryMiB']],
      stop: noting('stop'),
      ensureUp: noting('up'),
      status: () => ({}),
    },
  };
  const verbs = verbsOver(parts as unknown as Parts);
  const changes = [{ path: ['network', 'memoryMiB'], value: 512 }];
  await verbs['config.set']({ changes, dryRun: true }, call);
  expect(told).toEqual([]);
  await verbs['config.set']({ changes, dryRun: false }, call);
  expect(told.splice(0)).toEqual(['sessions', 'network', 'configuration', 'look']);
  await verbs['network.restart']({}, call);
  expect(told).toEqual(['stop', 'up', 'configuration']);
});
