import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import type { InternetFamilies, NetworkPolicy, UplinkSetting } from '../../../appliance/protocol/network.ts';
import type { PolicyWanted } from '../../../host-agent/network/policy.ts';
import { RouterControl } from '../../../host-agent/network/router-control.ts';
import { UPLINK as PASST, UPLINK_6 } from '../../../host-agent/tools/passt.ts';
import { settle } from '../../bed/event-loop.ts';
import { type FakeClock, useFakeClock } from '../../bed/fake-clock.ts';

const BOTH: InternetFamilies = { ipv4: true, ipv6: true, resolver: 'ipv4' };
const host = { network: '192.168.7.0/24', families: BOTH };
vi.mock(import('../../../host-agent/network/inside-networks.ts'), () => ({
  insideNetworks: () => [host.network],
  insideIpv6Networks: () => ['2a0e:5301::/56'],
}));
vi.mock(import('../../../host-agent/network/host-network.ts'), async (original) => ({
  ...(await original()),
  hostFamilies: () => host.families,
}));

const UPLINK = { kind: 'dhcp' } as const;
const LIMITS = { connections: 1024, newConnectionsPerSecond: 100 };
const never = new AbortController().signal;
let sent: HostMessage<'network'>[];
let wanted: PolicyWanted;
let filtered: NetworkPolicy[];
let filterApplied: Promise<void>;
let stopped: number;
let clock: FakeClock;
/** Those who follow the host's networks. */
let followers: Set<() => void>;
let control: RouterControl;
beforeEach(() => {
  [sent, filtered, filterApplied] = [[], [], Promise.resolve()];
  [wanted, stopped] = [{ ports: [], limits: LIMITS, alsoRefused: [] }, 0];
  host.network = '192.168.7.0/24';
  clock = useFakeClock();
  followers = new Set();
  control = controlOf(UPLINK);
});
const controlOf = (uplink: UplinkSetting) =>
  new RouterControl({
    uplink,
    firstRevision: 3,
    policyWanted: () => wanted,
    filter: {
      apply: (policy) => filtered.push(policy as NetworkPolicy),
      applied: () => filterApplied,
      stop: () => Promise.resolve(void (stopped += 1)),
    },
    send: (message) => sent.push(message),
    followHost: (onChange) => {
      followers.add(onChange);
      return () => void followers.delete(onChange);
    },
  });
afterEach(() => control.dispose());
const policy = (revision: number, refused = '192.168.7.0/24') => ({
  revision,
  refusedNetworks: [refused],
  ports: wanted.ports,
  limits: LIMITS,
});
const open = { ports: [{ port: 0, access: { kind: 'open' } as const }], limits: LIMITS, alsoRefused: [] };

describe('the policy of a router whose uplink has IPv6', () => {
  it('says by which families the host reaches the Internet, also after the host has moved, and what is inside', async () => {
    await control.dispose();
    control = controlOf({ kind: 'static', ...PASST, ipv6: UPLINK_6 });
    host.families = BOTH;
    control.assign();
    expect(control.policy).toMatchObject({ refusedNetworks: ['192.168.7.0/24', '2a0e:5301::/56'], internet: BOTH });
    host.families = { ipv4: true, ipv6: false, resolver: 'ipv4' };
    for (const follow of followers) follow();
    expect(sent.at(-1)).toMatchObject({ type: 'policy', policy: { revision: 4, internet: host.families } });
    expect(filtered.at(-1)?.internet).toEqual(host.families);
  });

  it('says nothing of it where the uplink has no IPv6', () => {
    control.assign();
    expect(control.policy).not.toHaveProperty('internet');
    expect(control.policy?.refusedNetworks).toEqual(['192.168.7.0/24']);
  });
});

describe('the policy of a router', () => {
  it('is sent with its task, to the filter as well, and later without it', () => {
    control.assign();
    expect(sent).toEqual([{ type: 'configure', task: { mode: 'nat', uplink: UPLINK, policy: policy(3) } }]);
    control.resume();
    expect(sent[1]).toEqual({ type: 'policy', policy: policy(4) });
    expect(filtered).toEqual([policy(3), policy(4)]);
    expect(control.policy).toEqual(policy(4));
  });

  it('is sent again only when it differs, and not before the guest has a task', () => {
    wanted = open;
    control.policyChanged();
    expect([sent, control.policy]).toEqual([[], undefined]);
    control.assign();
    control.policyChanged();
    expect(sent).toHaveLength(1);
    wanted = { ...open, ports: [] };
    control.policyChanged();
    expect(sent[1]).toEqual({ type: 'policy', policy: policy(4) });
  });

  it('follows the networks of the host, until it is disposed of', async () => {
    control.assign();
    host.network = '10.0.0.0/8';
    for (const changed of followers) changed();
    expect(sent[1]).toEqual({ type: 'policy', policy: policy(4, '10.0.0.0/8') });
    for (const changed of followers) changed();
    expect(sent).toHaveLength(2);
    await control.dispose();
    expect([stopped, followers.size]).toEqual([1, 0]);
  });

  it('is in force once guest and filter have it', async () => {
    let letFilter: () => void = () => undefined;
    filterApplied = new Promise((resolve) => (letFilter = resolve));
    control.assign();
    let isApplied = false;
    void control.untilPolicyApplied(never).then(() => (isApplied = true));
    control.notePolicyApplied(3);
    await settle();
    expect(isApplied).toBe(false);
    letFilter();
    await settle();
    expect(isApplied).toBe(true);
    control.resume();
    isApplied = false;
    void control.untilPolicyApplied(never).then(() => (isApplied = true));
    await settle();
    expect(isApplied).toBe(false);
    control.notePolicyApplied(4);
    await settle();
    expect(isApplied).toBe(true);
  });

  it('is not in force when the filter did not get it', async () => {
    filterApplied = Promise.reject(new Error('disk full'));
    control.assign();
    control.notePolicyApplied(3);
    await expect(control.untilPolicyApplied(never)).rejects.toThrow('disk full');
  });
});

describe('the traffic of a router', () => {
  const counted = [{ port: 0, sentBytes: 1, receivedBytes: 2, refusedPackets: 3 }];

  it('is asked for once for all who ask meanwhile, and again later', async () => {
    const both = Promise.all([control.traffic(1_000), control.traffic(1_000)]);
    expect(sent).toEqual([{ type: 'count-traffic' }]);
    control.noteTraffic(counted);
    expect(await both).toEqual([counted, counted]);
    await settle();
    void control.traffic(1_000);
    expect(sent).toHaveLength(2);
  });

  it('is unknown when the guest does not answer in time, and an answer that comes late does no harm', async () => {
    control.noteTraffic(counted);
    let traffic: unknown = 'none yet';
    void control.traffic(1_000).then((result) => (traffic = result));
    await clock.advance(999);
    expect(traffic).toBe('none yet');
    await clock.advance(1);
    expect(traffic).toBeUndefined();
    control.noteTraffic(counted);
  });

  it('is not taken from a late answer to an earlier question', async () => {
    void control.traffic(1_000);
    await clock.advance(1_000);
    const second = control.traffic(1_000);
    control.noteTraffic([]);
    control.noteTraffic(counted);
    expect(await second).toEqual(counted);
  });

  it('is known again when a guest that did not answer has come back', async () => {
    control.assign();
    void control.traffic(1_000);
    await clock.advance(1_000);
    control.resume();
    const second = control.traffic(1_000);
    control.noteTraffic(counted);
    expect(await second).toEqual(counted);
  });
});
