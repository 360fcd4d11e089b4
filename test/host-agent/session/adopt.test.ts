import { access } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import { fakeSessions, NEVER, openOne, QUIET, type FakeSessions } from './fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

describe('adoptSessions', () => {
  it('takes over a running session with its port', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.all.map((adopted) => adopted.describe())).toEqual([session.describe()]);
    expect(fake.ports.used).toBe(1);
    await successor.closeAll();
  });

  it('knows which downloads were saved before', async () => {
    const { session } = await openOne((fake = await fakeSessions()));
    const path = '/home/anna/a.txt';
    session.io.noteSaved({ file: 3, path, name: 'a.txt', bytes: 1, type: 'text/plain', isDisguised: false });
    await session.record();
    const successor = fake.successor();
    await adoptSessions(successor);
    expect(successor.get(session.id).io.saved.pathOf(3)).toBe(path);
    await successor.closeAll();
  });

  it('removes a session that was still starting', async () => {
    fake = await fakeSessions();
    const opened = openSession(fake.sessions, {}, QUIET, NEVER).catch((error: unknown) => error);
    await expect.poll(() => fake.sessions.all[0]?.progress.timings.runningMs).toBeDefined();
    const [half] = fake.sessions.all;
    const successor = fake.successor();
    const cleared: string[] = [];
    Object.assign(fake.hypervisor, {
      cleanUp: ({ folder }: { folder: string }) => Promise.resolve(void cleared.push(folder)),
    });
    await adoptSessions(successor);
    expect(cleared).toEqual([half?.names.folder]);
    await expect(access(half?.names.folder ?? '/')).rejects.toThrow();
    await fake.sessions.closeAll();
    expect(await opened).toMatchObject({ code: 'session-ended' });
  });
});
