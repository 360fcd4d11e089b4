/** A session with an exit: its port is that of the exit, never that of the host's own way. */
import { afterEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { SessionExit } from '../../../host-agent/api/host/exit.ts';
import { Ports } from '../../../host-agent/network/ports.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { abortable } from '../../../host-agent/process/abortable.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { ExitNetwork, SessionDeps } from '../../../host-agent/session/session-deps.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { fakePort } from '../network/fake-port.ts';
import { fakeRecording } from '../recording/recording-setup.ts';
import { fakeSessions, type FakeSessions, NEVER, openBrowsing, verbsOn } from './fake-sessions.ts';

const KEY = `${'b'.repeat(42)}A=`;
const TOML = `[start]
requirementTimeoutSeconds = 60
[exit.work]
kind = "wireguard"
server = "vpn.test:51820"
peerKey = "${KEY}"
address = "10.8.0.2"
resolver = "10.8.0.1"
[profile.default]
exit = "work"
`;
const settings = {
  kind: 'wireguard',
  server: 'vpn.test:51820',
  peerKey: KEY,
  address: '10.8.0.2',
  resolver: '10.8.0.1',
  mtu: 1420,
  keepaliveSeconds: 25,
} as const;
const use = { id: '01234567', name: 'work', settings };

let fake: FakeSessions;
afterEach(() => fake.remove());

/** `up`: fulfilled when its tunnel is up. */
function exitNetwork(up: Promise<void>, shown: () => SessionExit): ExitNetwork & { readonly ports: Ports } {
  const ports = new Ports(() => 2);
  return {
    use,
    ports,
    describe: shown,
    ensureUp: (signal) => abortable(up, signal),
    hasRoom: () => true,
    plug: async (session, access) => fakePort(ports, ports.take(session, access)),
    assign: (port, session, access) => ports.assign(port, session, access),
    replug: async (port, session, access) => {
      ports.retake(port, session, access);
      return fakePort(ports, port);
    },
  };
}
const direct = {
  plug: () => Promise.reject(new Error('the way of the host')),
  replug: () => Promise.reject(new Error('the way of the host')),
};
const withExits = (network: ExitNetwork): Partial<SessionDeps> => ({
  exits: {
    open: (name) => (name === 'work' ? Promise.resolve(network) : Promise.reject(new Error(name))),
    reopen: () => network,
  },
});

it('has its port there, shows the exit, and is adopted with it', async () => {
  fake = await fakeSessions(TOML, direct);
  fake.hypervisor.onHello = healthyGuest;
  const network = exitNetwork(Promise.resolve(), () => ({ name: 'work', isUp: true }));
  const session = await openBrowsing(fake.successor(withExits(network)));
  expect(session.describe().exit).toEqual({ name: 'work', isUp: true });
  expect([network.ports.used, fake.ports.used]).toEqual([1, 0]);
  const next = exitNetwork(Promise.resolve(), () => ({ name: 'work', isUp: false }));
  const successor = fake.successor(withExits(next));
  await adoptSessions(successor);
  expect([next.ports.used, successor.all[0]?.describe().exit]).toEqual([1, { name: 'work', isUp: false }]);
});

it('takes a spare of its exit, whose port is there', async () => {
  const taken: unknown[] = [];
  const freed: unknown[] = [];
  const network = { ...exitNetwork(Promise.resolve(), () => ({ name: 'work', isUp: true })), hasRoom: () => false };
  fake = await fakeSessions(TOML, direct, () => ({
    takeSpare: (_, exit) => Promise.resolve(void taken.push(exit)),
    freePort: (exit) => Promise.resolve(void freed.push(exit)),
    holdSpares: () => new Owned('hold', undefined, () => undefined),
    holdSealing: () => new Owned('hold', undefined, () => undefined),
    clone: () => Promise.resolve(undefined),
    cloneWorked: () => undefined,
    cloneFailed: () => Promise.resolve(),
    distrust: () => Promise.resolve(),
    freeMemory: () => Promise.resolve(),
    spare: () => ({ state: 'none', processes: [], ready: 0, wanted: 1 }),
  }));
  fake.hypervisor.onHello = healthyGuest;
  await openBrowsing(fake.successor(withExits(network)));
  expect([taken, freed, network.ports.used]).toEqual([[use.id], [use.id], 1]);
});

it('waits for its exit longer than for any other requirement', async () => {
  const clock = useFakeClock({ runs: true });
  fake = await fakeSessions(TOML, direct);
  fake.hypervisor.onHello = healthyGuest;
  const trouble = new Failure('exit-down', { exit: 'work', server: 'vpn.test:51820' }).data();
  const network = exitNetwork(new Promise(() => undefined), () => ({ name: 'work', isUp: false, trouble }));
  const session = await openSession(fake.successor(withExits(network)), {}, NEVER);
  const isAwaited = () =>
    session.describe().progress?.some(({ requirement, state }) => requirement === 'network' && state === 'awaited');
  while (isAwaited() !== true) await settle();
  await clock.advance(600_000);
  expect(session.describe()).toMatchObject({ state: 'starting', exit: { trouble: { code: 'exit-down' } } });
});

it('is recorded at the port that it has there', async () => {
  const { deps: recorder, recorded, folder } = await fakeRecording();
  fake = await fakeSessions(TOML.replace('[profile.default]', '$&\nrecord = "on"'), { ...direct, capture: vi.fn() });
  fake.hypervisor.onHello = healthyGuest;
  const capture = vi.fn<NonNullable<ExitNetwork['capture']>>((_, ...rest) => recorded.capture(...rest));
  const network = { ...exitNetwork(Promise.resolve(), () => ({ name: 'work', isUp: true })), capture };
  const sessions = fake.successor({ ...withExits(network), recorder });
  const { id } = await openBrowsing(sessions);
  const cancel = new AbortController();
  const call = { signal: cancel.signal, progress: () => cancel.abort(), deliver: () => Promise.resolve() };
  expect(await verbsOn(sessions)['session.record']({ id, folder }, call)).toMatchObject({ end: 'stopped' });
  expect(capture.mock.calls.map(([port]) => port)).toEqual([
    network.ports.taken.find(({ holder }) => holder === id)?.port,
  ]);
});

it('does not begin without its exit', async () => {
  fake = await fakeSessions(TOML, direct);
  await expect(openBrowsing(fake.sessions)).rejects.toMatchObject({ code: 'exit-not-found' });
});
