import { expect, it } from 'vitest';
import {
  configurationVerbs,
  type ConfigurationVerbsOptions,
} from '../../../../host-agent/daemon/verbs/configuration.ts';
import { networkVerbs, type NetworkVerbsOptions } from '../../../../host-agent/daemon/verbs/network.ts';

const call = { signal: new AbortController().signal, progress: () => undefined };

it('tells the network VM of new settings, and clients when a restart put waiting settings into force', async () => {
  const told: string[] = [];
  const noting = (name: string) => () => void told.push(name);
  const parts = {
    configuration: { change: () => Promise.resolve([]) },
    fastStart: { scheduleReconcile: noting('fast start') },
    sessions: { profilesEdited: noting('sessions') },
    watchers: { configurationChanged: noting('configuration') },
    ndvm: {
      settingsChanged: noting('network'),
      pendingSettings: () => [['network', 'memoryMiB']],
      stop: noting('stop'),
      ensureUp: noting('up'),
      status: () => ({}),
    },
  };
  const verbs = {
    ...configurationVerbs(parts as unknown as ConfigurationVerbsOptions),
    ...networkVerbs(parts as unknown as NetworkVerbsOptions),
  };
  const changes = [{ path: ['network', 'memoryMiB'], value: 512 }];
  await verbs['config.set']({ changes, dryRun: true }, call);
  expect(told).toEqual([]);
  await verbs['config.set']({ changes, dryRun: false }, call);
  expect(told.splice(0)).toEqual(['sessions', 'network', 'configuration', 'fast start']);
  await verbs['network.restart']({}, call);
  expect(told).toEqual(['stop', 'up', 'configuration']);
});
