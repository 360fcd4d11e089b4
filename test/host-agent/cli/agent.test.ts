import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePrivateFolder, runtimeFolder } from '../../../host-agent/api/connection/runtime-folder.ts';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

let folder: string;
let hostAgent: FakeHostAgent;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-cli-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  hostAgent = new FakeHostAgent({
    runtime: makePrivateFolder(runtimeFolder()),
    configFile: join(folder, 'config.toml'),
  });
  await hostAgent.start();
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await hostAgent.stop();
  await rm(folder, { recursive: true, force: true });
});

const listed = () => withAgent((client) => client.call('session.list', {}));

it('prints nothing about a host agent with the same API version', async () => {
  expect(await listed()).toEqual([]);
  expect(said).toBe('');
});

it('prints how to stop a host agent with another API version, and continues', async () => {
  hostAgent.contract += 1;
  expect(await listed()).toEqual([]);
  expect(said).toContain('safe-browse daemon --stop');
});
