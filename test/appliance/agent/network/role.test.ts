/** The network role with everything around it replaced. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
// First: the replacements below use it.
import * as around from './fake-surroundings.ts';
import type { HostRequest } from '../../../../appliance/agent/channel/endpoint.ts';
import { networkRole } from '../../../../appliance/agent/network/role.ts';
import type { GuestMessage } from '../../../../appliance/protocol/channels.ts';
import type { NetworkPolicy, NetworkTask } from '../../../../appliance/protocol/network.ts';
import { UPLINK_6 } from '../../../../host-agent/tools/passt.ts';
import { settle } from '../../../bed/event-loop.ts';
import { conversationWith, describeRouterAgent } from '../../../contract/guest-agent.ts';
import { type FakeClock, useFakeClock } from '../../../bed/fake-clock.ts';

const { agent, deeds, vm } = around;
vi.mock(import('../../../../appliance/agent/network/programs.ts'), async (original) => ({
  ...(await original()),
  ip: around.ip,
}));
vi.mock(import('../../../../appliance/agent/network/kernel-settings.ts'), async (original) => ({
  ...(await original()),
  applySettings: () => Promise.resolve(),
}));
vi.mock(import('../../../../appliance/agent/network/links.ts'), async (original) => ({
  ...(await original()),
  waitForLinks: () => Promise.resolve({ uplink: 'eth0', ports: new Map([0, 1].map((port) => [port, `port${port}`])) }),
}));
vi.mock(import('../../../../appliance/agent/network/dnsmasq.ts'), () => ({
  Dnsmasq: {
    start: (_: unknown, __: unknown, onLost: typeof vm.leasesEnd) => {
      vm.leasesEnd = onLost;
      return around.done('DHCP server');
    },
  } as never,
}));
vi.mock(import('../../../../appliance/agent/network/lease.ts'), async (original) => ({
  ...(await original()),
  keepLease: (_, onLease) => {
    vm.reportLease = onLease;
    return new Promise<never>(() => undefined);
  },
}));
vi.mock(import('../../../../appliance/agent/network/cable.ts'), async (original) => ({
  ...(await original()),
  watchCable: (onChange) => {
    vm.reportCable = onChange;
    return new Promise<never>(() => undefined);
  },
}));
vi.mock(import('../../../../appliance/agent/network/exit/exits.ts'), () => ({ openExit: around.openExit }));
vi.mock(import('../../../../appliance/agent/network/expected-ports.ts'), async (original) => ({
  ...(await original()),
  allowNewPorts: () => around.done('new ports may come'),
}));
vi.mock(import('../../../../appliance/agent/xen.ts'), () => ({ isOnXen: () => Promise.resolve(vm.isOnXen) }));
vi.mock(import('../../../../appliance/agent/network/seed.ts'), () => ({ Seed: around.Seed as never }));
vi.mock(import('../../../../appliance/agent/network/policing.ts'), () => ({ Policing: around.Policing as never }));
vi.mock(import('../../../../appliance/agent/network/bridge-role.ts'), async (original) => ({
  ...(await original()),
  DumbBridge: around.DumbBridge as never,
}));

const policy = (revision: number): NetworkPolicy => ({
  revision,
  refusedNetworks: ['192.168.7.0/24'],
  ports: [],
  limits: { connections: 100, newConnectionsPerSecond: 10 },
});
const SEED = { type: 'seed', entropy: 'AA==', isClone: false } as const;
const STATIC = { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' } as const;
const LEASE = { address: '10.1.2.3', prefixLength: 16, gateway: '10.1.0.1', resolver: '10.1.0.53' };
const settings = (revision: number) => ({ revision, forwardEapol: false, rules: '' });
const nat = (uplink: Extract<NetworkTask, { mode: 'nat' }>['uplink'], revision = 1) =>
  ({ type: 'configure', task: { mode: 'nat', uplink, policy: policy(revision) } }) as const;
const ROUTER = nat({ kind: 'static', ...STATIC });
const ON_LAN = nat({ kind: 'dhcp' });

let role: ReturnType<typeof networkRole>;
let clock: FakeClock;
beforeEach(() => {
  around.boot();
  clock = useFakeClock();
  role = networkRole(agent);
});
async function ask(...requests: HostRequest<'network'>[]): Promise<void> {
  for (const request of requests) role.onRequest(request);
  await settle();
}
const place = (deed: string) => {
  const found = deeds.findIndex((done) => done.startsWith(deed));
  expect(found, `${deed} in ${deeds.join('\n')}`).not.toBe(-1);
  return found;
};
const lastSaid = (type: GuestMessage['type']) => vm.said.findLast((message) => message.type === type);

describe('a router', () => {
  it('opens its ports when the policy is enforced, and is ready when names resolve', async () => {
    await ask(SEED, ROUTER);
    expect(place('enforce 1: refuse 192.168.7.0/24, resolver 192.0.2.3')).toBeLessThan(place('link set dev port0 up'));
    expect(deeds.filter((deed) => deed.startsWith('reached'))).toEqual(
      ['identity', 'uplink', 'bridge', 'policy', 'resolver'].map((step) => `reached ${step}`),
    );
    expect(place('names from 192.0.2.3')).toBeLessThan(place('reached resolver'));
    expect(lastSaid('policy-applied')).toEqual({ type: 'policy-applied', revision: 1 });
    expect(deeds.at(-1)).toBe('new ports may come');
  });

  it('starts its exit after its rules and before its ports, asks for names behind it, and says whether it is up', async () => {
    const exit = {
      kind: 'wireguard',
      endpoint: { address: '203.0.113.7', port: 51_820, protocol: 'udp' },
      peerKey: `${'b'.repeat(42)}A=`,
      privateKey: `${'a'.repeat(42)}A=`,
      address: '10.8.0.2',
      resolver: '10.8.0.1',
      mtu: 1420,
      keepaliveSeconds: 25,
      unixTimeMs: 0,
    } as const;
    await ask(SEED, { ...ROUTER, task: { ...ROUTER.task, exit } });
    expect(place('enforce 1: refuse 192.168.7.0/24, resolver 10.8.0.1')).toBeLessThan(place('exit to 203.0.113.7'));
    expect(place('exit to 203.0.113.7')).toBeLessThan(place('link set dev port0 up'));
    expect(deeds).toContain('names from 10.8.0.1');
    expect(deeds.filter((deed) => deed.startsWith('route'))).toEqual([
      'route replace 203.0.113.7 via 192.0.2.1 dev eth0',
    ]);
    expect(deeds).toContain('link set dev port0 mtu 1420');
    vm.reportExit?.({ state: 'down', trouble: 'refuses-login' });
    expect(vm.said.at(-1)).toEqual({ type: 'exit', state: 'down', trouble: 'refuses-login' });
    vm.reportExit?.({ state: 'up' });
    vm.said.length = 0;
    await ask({ type: 'policy', policy: policy(2) }, { type: 'test-exit' }, { type: 'forget-port', port: 1 });
    expect(vm.said).toEqual([
      { type: 'policy-applied', revision: 2 },
      { type: 'exit', state: 'up' },
      { type: 'exit-tested', latencyMs: 7 },
    ]);
    expect(deeds.slice(-2)).toEqual(['the exit forgets 1', 'release 1, names from 10.8.0.1']);
  });

  it('has IPv6 once its firewall is loaded and before its ports open, if the host gives it addresses and no exit', async () => {
    const uplink = { kind: 'static', ...STATIC, ipv6: UPLINK_6 } as const;
    const internet = { ipv4: false, ipv6: true, resolver: 'ipv6' } as const;
    const task = { ...nat(uplink).task, policy: { ...policy(1), internet } };
    await ask(SEED, { type: 'configure', task });
    const given = place('address add fd53:4200:0:1::2/64 dev eth0 nodad');
    expect(place('enforce 1: refuse 192.168.7.0/24, resolver fd53:4200:0:1::3')).toBeLessThan(given);
    expect(given).toBeLessThan(place('link set dev port0 up'));
    expect(deeds).toContain('names from fd53:4200:0:1::3');
    // The host has moved to a network with IPv4.
    await ask({ type: 'policy', policy: policy(2) });
    expect(deeds).toContain('names from 192.0.2.3');
    role = networkRole(agent);
    deeds.length = 0;
    await ask(SEED, ROUTER);
    expect(deeds.filter((deed) => deed.includes('fd53'))).toEqual([]);
  });

  it('has rules for the cards that it has, or for all that may come on Xen', async () => {
    await ask(SEED, ROUTER);
    expect(deeds).toContain('rules for 2 ports');
    vm.isOnXen = true;
    role = networkRole(agent);
    await ask(SEED, ROUTER);
    expect(deeds).toContain('rules for 64 ports');
  });

  it('does nothing before it has its random numbers', async () => {
    await ask(ROUTER);
    expect(deeds).toEqual(['fail identity: The host sent no random numbers.']);
  });

  it('fails with the step when its random numbers cannot be taken', async () => {
    vm.seed = Promise.reject(new Error('the kernel has not noticed'));
    await ask(SEED);
    expect(deeds).toEqual(['fail identity: the kernel has not noticed']);
  });

  it('fails with the step when its cards cannot be set up', async () => {
    vm.refuses = '192.0.2.2/24';
    await ask(SEED, ROUTER);
    expect(deeds.at(-1)).toBe('fail uplink: ip failed');
    expect(deeds).not.toContain('link set dev port0 up');
  });

  it('takes one request after another', async () => {
    let take: () => void = () => undefined;
    vm.seed = new Promise((resolve) => (take = resolve));
    await ask(SEED, ROUTER);
    expect(deeds).toEqual([]);
    take();
    await settle();
    expect(deeds[0]).toBe('reached identity');
  });

  it('enforces a new policy before it says so', async () => {
    await ask(SEED, ROUTER);
    deeds.length = 0;
    await ask({ type: 'policy', policy: policy(2) });
    expect(deeds).toEqual([
      'enforce 2: refuse 192.168.7.0/24, resolver 192.0.2.3',
      'names from 192.0.2.3',
      'say policy-applied',
    ]);
  });

  it('keeps its cards when a host agent that takes over repeats the task', async () => {
    await ask(SEED, ROUTER);
    deeds.length = 0;
    await ask(nat({ kind: 'static', ...STATIC }, 7));
    expect(deeds[0]).toBe('enforce 7: refuse 192.168.7.0/24, resolver 192.0.2.3');
    expect(deeds.filter((deed) => deed.startsWith('link') || deed === 'new ports may come')).toEqual([]);
  });

  it('forgets a port, counts its traffic and ends when the host asks', async () => {
    await ask(SEED, ROUTER);
    deeds.length = 0;
    await ask({ type: 'forget-port', port: 1 }, { type: 'count-traffic' }, { type: 'power-off' });
    expect(deeds).toEqual(['release 1, names from 192.0.2.3', 'say traffic', 'end']);
    expect(lastSaid('traffic')).toMatchObject({ ports: [{ port: 0, sentBytes: 1 }] });
  });

  it('is none before its task: it has no traffic, and policies and ports of others do no harm', async () => {
    await ask(SEED);
    deeds.length = 0;
    await ask(
      { type: 'policy', policy: policy(2) },
      { type: 'bridge-settings', settings: settings(2) },
      { type: 'forget-port', port: 1 },
      { type: 'count-traffic' },
    );
    expect(deeds).toEqual(['say traffic']);
    expect(lastSaid('traffic')).toEqual({ type: 'traffic', ports: [] });
  });

  it('reports its address and its cable together', async () => {
    await ask(SEED, ROUTER);
    expect(lastSaid('uplink')).toEqual({ type: 'uplink', state: 'down', address: '192.0.2.2/24' });
    vm.reportCable?.('up');
    expect(lastSaid('uplink')).toEqual({ type: 'uplink', state: 'up', address: '192.0.2.2/24' });
  });

  it('ends when its DHCP server ends too often', async () => {
    await ask(SEED, ROUTER);
    vm.leasesEnd?.({ exitStatus: 1, signal: undefined });
    await settle();
    expect(deeds.at(-1)).toBe('fail resolver: dnsmasq ended too often (exit status 1).');
  });
});

describe('a router on a LAN', () => {
  it('refuses the LAN of its lease before it has an address there', async () => {
    await ask(SEED, ON_LAN);
    expect(deeds).not.toContain('reached policy');
    vm.reportLease?.(LEASE);
    await settle();
    expect(place('enforce 1: refuse 192.168.7.0/24 10.1.0.0/16, resolver 10.1.0.53')).toBeLessThan(
      place('address add 10.1.2.3/16'),
    );
    expect(place('address add 10.1.2.3/16')).toBeLessThan(place('reached policy'));
    expect(lastSaid('uplink')).toMatchObject({ address: '10.1.2.3/16' });
    expect(deeds).toContain('reached resolver');
  });

  it('starts without a lease after eight seconds, and uses the one that comes later', async () => {
    await ask(SEED, ON_LAN);
    await clock.advance(7_999);
    await settle();
    expect(deeds).not.toContain('reached policy');
    await clock.advance(1);
    await settle();
    expect(deeds).toContain('reached resolver');
    expect(lastSaid('uplink')).toBeUndefined();
    vm.reportLease?.(LEASE);
    await settle();
    expect(deeds.slice(-2)).toEqual(['say uplink', 'names from 10.1.0.53']);
  });

  it('goes on waiting when the first thing it hears is that there is none', async () => {
    await ask(SEED, ON_LAN);
    vm.reportLease?.(undefined);
    await settle();
    expect(deeds).not.toContain('reached policy');
    vm.reportLease?.(LEASE);
    await settle();
    expect(deeds).toContain('reached policy');
  });

  it('keeps refusing the LAN after its lease is lost', async () => {
    await ask(SEED, ON_LAN);
    vm.reportLease?.(LEASE);
    await settle();
    vm.reportLease?.(undefined);
    await settle();
    expect(deeds.slice(-3)).toEqual(['address flush dev eth0', 'link set dev eth0 up', 'say uplink']);
    expect(lastSaid('uplink')).not.toHaveProperty('address');
    await ask({ type: 'policy', policy: policy(2) });
    expect(deeds).toContain('enforce 2: refuse 192.168.7.0/24 10.1.0.0/16, resolver 10.1.0.53');
  });

  it('runs on without an address when its lease cannot be set', async () => {
    await ask(SEED, ON_LAN);
    vm.refuses = '10.1.2.3/16';
    vm.reportLease?.(LEASE);
    await settle();
    expect(lastSaid('uplink')).not.toHaveProperty('address');
    expect(deeds).toContain('reached resolver');
    expect(deeds.filter((deed) => deed.startsWith('fail'))).toEqual([]);
  });
});

describe('a bridge', () => {
  const BRIDGE = { type: 'configure', task: { mode: 'bridge', settings: settings(1) } } as const;

  it('takes its settings at its start, and again when they change', async () => {
    await ask(SEED, BRIDGE, { type: 'bridge-settings', settings: settings(2) });
    expect(deeds.slice(1)).toEqual(['bridge 1', 'new ports may come', 'settings 2']);
    vm.reportCable?.('up');
    expect(lastSaid('uplink')).toEqual({ type: 'uplink', state: 'up' });
  });

  it('is not started again by a host agent that takes over', async () => {
    await ask(SEED, BRIDGE);
    deeds.length = 0;
    await ask(BRIDGE);
    expect(deeds).toEqual(['settings 1']);
  });
});

describeRouterAgent('the real one', () => conversationWith('network', networkRole));
