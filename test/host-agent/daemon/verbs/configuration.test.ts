import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationFile } from '../../../../host-agent/config/configuration-file.ts';
import {
  configurationVerbs,
  type ConfigurationVerbsOptions,
} from '../../../../host-agent/daemon/verbs/configuration.ts';
import { networkVerbs, type NetworkVerbsOptions } from '../../../../host-agent/network/compose.ts';

const call = { signal: new AbortController().signal, progress: () => undefined, deliver: () => Promise.resolve() };

it('tells the network VM of new settings, and clients when a restart put waiting settings into force', async () => {
  const reported: string[] = [];
  const noting = (name: string) => () => void reported.push(name);
  const parts = {
    configuration: { change: () => Promise.resolve([]) },
    fastStart: { scheduleReconcile: noting('fast start') },
    sessions: { profilesEdited: noting('sessions') },
    exits: { settingsChanged: noting('exits') },
    remote: { profilesEdited: noting('sessions elsewhere') },
    watchers: { configurationChanged: noting('configuration') },
    onSettingsInForce: noting('configuration'),
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
  expect(reported).toEqual([]);
  await verbs['config.set']({ changes, dryRun: false }, call);
  expect(reported.splice(0)).toEqual([
    'sessions',
    'sessions elsewhere',
    'network',
    'exits',
    'configuration',
    'fast start',
  ]);
  await verbs['network.restart']({}, call);
  expect(reported).toEqual(['stop', 'up', 'configuration']);
});

describe('importing a Windows Sandbox configuration', () => {
  const OFFLINE = '<Configuration><Networking>Disable</Networking><AudioInput>Enable</AudioInput></Configuration>';
  const LARGE = '<Configuration><MemoryInMB>4096</MemoryInMB></Configuration>';
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sb-import-'));
    path = join(folder, 'config.toml');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function importer() {
    const configuration = await ConfigurationFile.read(path);
    const parts = {
      configuration,
      fastStart: { scheduleReconcile: () => undefined },
      sessions: { profilesEdited: () => Promise.resolve() },
      watchers: { configurationChanged: () => undefined },
      exits: { settingsChanged: () => undefined },
      remote: { profilesEdited: () => undefined },
      ndvm: { settingsChanged: () => undefined, pendingSettings: () => [] },
    };
    const verbs = configurationVerbs(parts);
    return (text: string, profile: string, replace = false) => verbs['config.import']({ text, profile, replace }, call);
  }

  it('refuses a second file under the name of an existing profile, and leaves the configuration as it was', async () => {
    const take = await importer();
    await take(OFFLINE, 'sandbox');
    const before = await readFile(path, 'utf8');
    await expect(take(LARGE, 'sandbox')).rejects.toMatchObject({ code: 'profile-exists', exitStatus: 2 });
    await expect(take(LARGE, 'banking')).rejects.toMatchObject({ code: 'profile-exists' });
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('replaces the whole profile when asked to, and keeps nothing of the old one', async () => {
    await writeFile(path, '# mine\n[profile.other]\ncolour = "teal"\n');
    const take = await importer();
    await take(OFFLINE, 'sandbox');
    await take(LARGE, 'sandbox', true);
    const { config } = await ConfigurationFile.read(path);
    expect(config.profile['sandbox']).toMatchObject({
      memoryMiB: 4096,
      microphone: 'off',
      network: { policy: 'internet-only' },
    });
    expect(config.profile['other']).toMatchObject({ colour: 'teal' });
    expect(await readFile(path, 'utf8')).toContain('# mine');
  });

  it('accepts a second file under another name', async () => {
    const take = await importer();
    await take(OFFLINE, 'sandbox');
    await take(LARGE, 'work');
    const { config } = await ConfigurationFile.read(path);
    expect([config.profile['sandbox']?.network.policy, config.profile['work']?.memoryMiB]).toEqual(['offline', 4096]);
  });
});

it('refuses a folder for saved files that cannot be written, and creates none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-folder-'));
  const changed: unknown[] = [];
  const change = (changes: unknown) => {
    changed.push(changes);
    return Promise.resolve([]);
  };
  const verbs = configurationVerbs({ configuration: { change } } as unknown as ConfigurationVerbsOptions);
  const set = (value: string) =>
    verbs['config.set']({ changes: [{ path: ['downloads', 'folder'], value }], dryRun: true }, call);
  await writeFile(join(folder, 'a file'), '');
  for (const bad of [join(folder, 'a file'), join(folder, 'a file', 'below')])
    expect(await set(bad)).toEqual({
      problems: [{ path: ['downloads', 'folder'], message: `The folder ${bad} cannot be written.` }],
    });
  expect(changed).toEqual([]);
  for (const good of [folder, join(folder, 'new', 'folder'), '']) expect(await set(good)).toEqual({ problems: [] });
  expect(changed).toHaveLength(3);
  expect(await readdir(folder)).toEqual(['a file']);
  await rm(folder, { recursive: true });
});
