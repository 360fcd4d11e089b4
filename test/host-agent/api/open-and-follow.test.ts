import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { type OpenListener, openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { OpenProgress } from '../../../host-agent/api/session/session.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

let folder: string;
let hostAgent: FakeHostAgent;
let client: Client;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-follow-'));
  const runtime = join(folder, 'r');
  hostAgent = new FakeHostAgent({ runtime, configFile: join(folder, 'config.toml') });
  await hostAgent.start();
  client = (await Client.attach(socketPath(runtime))) ?? expect.fail('It does not listen.');
});
afterEach(async () => {
  client.close();
  await hostAgent.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a session that is there, and that nothing has happened to yet. */
async function opening(listener: OpenListener = {}) {
  let created: (id: string) => void = () => undefined;
  const id = new Promise<string>((resolve) => (created = resolve));
  const opened = openAndFollow(client, {}, { ...listener, onCreated: (session) => created(session.id) });
  opened.catch(() => undefined);
  return { id: await id, opened };
}

it('reports each step of the start once and in order, also those that come together with the end of the start', async () => {
  const steps: OpenProgress[] = [];
  const { id, opened } = await opening({ onStep: (step) => steps.push(step) });
  hostAgent.await(id, 'image');
  await expect.poll(() => steps).toHaveLength(1);
  hostAgent.meet(id, 'image');
  hostAgent.becomeReady(id);
  const session = await opened;
  expect(session).toMatchObject({ id, state: 'browsing' });
  expect(steps).toEqual(session.progress);
});

it('throws why the start failed', async () => {
  const { id, opened } = await opening();
  hostAgent.failStart(id, new Failure('start-timed-out', { requirement: 'screen', seconds: 5 }));
  await expect(opened).rejects.toMatchObject({
    code: 'start-timed-out',
    params: { requirement: 'screen', seconds: 5 },
  });
});

it('closes the session when it is cancelled', async () => {
  const cancel = new AbortController();
  const { opened } = await opening({ signal: cancel.signal });
  cancel.abort();
  await expect(opened).rejects.toMatchObject({ code: 'cancelled', params: { task: 'session' } });
  expect(hostAgent.sessions).toEqual([]);
});

it('says that another client has closed the session', async () => {
  const { id, opened } = await opening();
  hostAgent.end(id, 'closed');
  await expect(opened).rejects.toMatchObject({ code: 'start-failed', params: { end: 'closed' } });
});

it('throws that the host agent is gone', async () => {
  const steps: OpenProgress[] = [];
  const { id, opened } = await opening({ onStep: (step) => steps.push(step) });
  hostAgent.meet(id, 'image');
  await expect.poll(() => steps).toHaveLength(1);
  // It waits for its clients.
  void hostAgent.stop();
  await expect(opened).rejects.toMatchObject({ code: 'host-agent-unreachable' });
});
