import { afterEach, describe, expect, it } from 'vitest';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { type FakeSessions, fakeSessions, openOne } from './fake-sessions.ts';

let fake: FakeSessions;
afterEach(() => fake.remove());

/** The messages that the guest gets from `act`. */
async function heardDuring(guest: FakeGuest, act: () => unknown) {
  const before = guest.heard.length;
  await act();
  await expect.poll(() => guest.heard.length).toBeGreaterThan(before);
  return guest.heard.slice(before).filter(({ type }) => type !== 'hello');
}
const HOSTS_TIME = { type: 'link-up', unixTimeMs: expect.closeTo(Date.now(), -5) as number };

describe('a running session gets the host’s time', () => {
  it('when the host’s clock has jumped', async () => {
    const { guest } = await openOne((fake = await fakeSessions()));
    expect(await heardDuring(guest, () => fake.sessions.correctClocks())).toEqual([HOSTS_TIME]);
  });

  it('when it runs on after its undo window', async () => {
    const { session, guest } = await openOne((fake = await fakeSessions()));
    await session.pendingDiscard.begin(60);
    expect(await heardDuring(guest, () => session.pendingDiscard.undo())).toEqual([HOSTS_TIME]);
  });

  it('when the next host agent adopts it', async () => {
    const { guest } = await openOne((fake = await fakeSessions()));
    const successor = fake.successor();
    expect(await heardDuring(guest, () => adoptSessions(successor))).toContainEqual(HOSTS_TIME);
    await successor.closeAll();
  });
});
