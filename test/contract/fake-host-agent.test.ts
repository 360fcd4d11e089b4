/** The fake host agent does what tests of the desktop take for granted of the real one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from '../../host-agent/api/connection/client.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import { FakeHostAgent } from '../fakes/host-agent/host-agent.ts';
import { expectSavedIsCounted } from './saved-downloads.ts';

let folder: string;
let hostAgent: FakeHostAgent;
let client: Client;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-fake-'));
  hostAgent = new FakeHostAgent({ runtime: join(folder, 'r'), configFile: join(folder, 'config.toml') });
  await hostAgent.start();
  client = (await Client.attach(socketPath(join(folder, 'r')))) ?? expect.fail('It does not listen.');
});
afterEach(async () => {
  client.close();
  await hostAgent.stop();
  rmSync(folder, { recursive: true });
});

it('counts a saved download as saved', async () => {
  const { id } = await client.call('session.open', {});
  hostAgent.downloads = [
    { file: 1, name: 'bill.pdf', bytes: 3, isWhole: true, type: 'application/pdf', isDisguised: false },
  ];
  hostAgent.download(id, 1);
  await expectSavedIsCounted({
    describe: () => client.call('session.show', { id }),
    list: async () => (await client.call('session.downloads', { id })).files,
    save: async (file) => (await client.call('session.take', { id, file })).path,
  });
});
