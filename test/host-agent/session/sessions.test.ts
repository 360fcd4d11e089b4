import { afterEach, describe, expect, it } from 'vitest';
import { fakeSessions, openOne, type FakeSessions } from './fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

describe('Sessions', () => {
  const open = async () => openOne((fake = await fakeSessions()));

  it('returns the reason of a session that has ended', async () => {
    const { session } = await open();
    await fake.sessions.close([session.id]);
    expect(await fake.sessions.waitFor(session.id)).toEqual({ session: session.id, reason: 'closed' });
    await expect(fake.sessions.close([session.id])).rejects.toMatchObject({
      code: 'session-not-found',
      exitStatus: 4,
    });
  });

  it('closes no session when one of the ids is unknown', async () => {
    const { session } = await open();
    await expect(fake.sessions.close([session.id, 'unknown'])).rejects.toMatchObject({ code: 'session-not-found' });
    expect(session.state).toBe('browsing');
  });
});
