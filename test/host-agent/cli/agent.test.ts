import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makePrivateFolder, runtimeFolder } from '../../../host-agent/api/runtime-folder.ts';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { Stage } from '../../lab/stage.ts';

let folder: string;
let stage: Stage;
let said: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-cli-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  stage = new Stage({ runtime: makePrivateFolder(runtimeFolder()), configFile: join(folder, 'config.toml') });
  await stage.rise();
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await stage.fall();
  await rm(folder, { recursive: true, force: true });
});

const listed = () => withAgent((client) => client.call('session.list', {}));

it('says nothing of a host agent that speaks the same contract', async () => {
  expect(await listed()).toEqual([]);
  expect(said).toBe('');
});

it('says of one that speaks another how to end it, and goes on', async () => {
  stage.contract += 1;
  expect(await listed()).toEqual([]);
  expect(said).toContain('safe-browse daemon --stop');
});
