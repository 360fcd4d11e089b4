/** Sessions that sign in to a network. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { PortAccess } from '../../../../appliance/protocol/network.ts';
import type { SessionState } from '../../../../host-agent/api/session/session.ts';
import type { Portal } from '../../../../host-agent/network/portal/find-portal.ts';
import { adoptSessions } from '../../../../host-agent/session/adopt.ts';
import { PortalWatch } from '../../../../host-agent/session/rules/portal-watch.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';
import { fakeSessions, type FakeSessions, openBrowsing } from '../fake-sessions.ts';

const PORTAL: Portal = {
  url: 'http://login.hotel.test/',
  access: { kind: 'portal', hosts: [{ address: '10.1.0.1', name: 'login.hotel.test' }], ports: [80] },
  reach: { policy: 'portal', network: 'Hotel', hosts: ['login.hotel.test'] },
};
const TOML = `[exit.work]
kind = "socks5"
server = "proxy.test:1080"
[profile.default]
[profile.out]
exit = "work"
network.policy = "portal"
`;

let fake: FakeSessions;
beforeEach(async () => {
  fake = await fakeSessions(TOML);
  fake.hypervisor.onHello = healthyGuest;
  Object.assign(fake.sessions.deps, { findPortal: () => Promise.resolve(PORTAL) });
});
afterEach(() => fake.remove());

it('shows the page of the portal, whatever was asked for, reaches its hosts, and says which network it is', async () => {
  const session = await openBrowsing(fake.sessions, { profile: 'portal', url: 'https://example.org/' });
  expect(fake.ports.accesses).toEqual([{ port: 0, access: PORTAL.access }]);
  expect(session.describe().reach).toEqual(PORTAL.reach);
  const [guest] = fake.hypervisor.guests.values();
  expect(guest?.heard).toContainEqual({ type: 'browse', url: PORTAL.url });
});

it('is no session without a portal, or with an exit', async () => {
  Object.assign(fake.sessions.deps, {
    findPortal: () => Promise.reject(new Failure('no-portal', { problem: 'online' })),
  });
  const open = (profile: string) => openBrowsing(fake.sessions, { profile });
  await expect(open('portal')).rejects.toEqual(new Failure('no-portal', { problem: 'online' }));
  await expect(open('out')).rejects.toEqual(new Failure('no-portal', { problem: 'exit' }));
  expect(fake.ports.accesses).toEqual([]);
});

it('keeps its portal when the next host agent takes it over', async () => {
  const { id } = await openBrowsing(fake.sessions, { profile: 'portal' });
  const next = fake.successor();
  await adoptSessions(next);
  const adopted = next.get(id);
  expect([adopted.access, adopted.describe().reach]).toEqual([PORTAL.access, PORTAL.reach]);
  await next.closeAll();
});

it('ends once the Internet is there, for which the host agent looks only while it is open', async () => {
  const clock = useFakeClock();
  const ended: string[] = [];
  const all: { access: PortAccess; state: SessionState; ending: AbortSignal; end: () => Promise<never> }[] = [];
  const open = (name: string, access: PortAccess) => {
    const ending = new AbortController();
    const end = (): Promise<never> => {
      ended.push(name);
      ending.abort();
      return new Promise(() => undefined);
    };
    all.push({ access, state: 'browsing', ending: ending.signal, end });
  };
  const answers = [false, false, true];
  let looks = 0;
  const watch = new PortalWatch({ all }, async () => answers[looks++] ?? false);
  open('other', { kind: 'internet-only' });
  watch.look();
  await clock.advance(60_000);
  expect(looks).toBe(0);
  open('hotel', PORTAL.access);
  watch.look();
  watch.look();
  await clock.advance(8_000);
  expect([looks, ended]).toEqual([2, []]);
  await clock.advance(60_000);
  expect([looks, ended]).toEqual([3, ['hotel']]);
});
