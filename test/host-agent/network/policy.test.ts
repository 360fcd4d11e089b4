import { describe, expect, it } from 'vitest';
import { NetworkPolicy } from '../../../appliance/protocol/network.ts';
import { Config } from '../../../host-agent/config/schema.ts';
import { networkPolicy, portAccess, portLimits, refusedNetworks } from '../../../host-agent/network/policy.ts';

const address = (cidr: string, family: 'IPv4' | 'IPv6' = 'IPv4') =>
  ({
    address: cidr.split('/')[0] ?? '',
    netmask: '',
    family,
    mac: '02:00:00:00:00:01',
    internal: false,
    cidr,
    ...(family === 'IPv6' && { scopeid: 0 }),
  }) as never;

describe('the networks of the host', () => {
  it('are refused as a whole, whether private or public', () => {
    expect(
      refusedNetworks({
        eth0: [address('192.168.7.5/24')],
        wan: [address('203.0.113.77/28')],
        lo: [address('127.0.0.1/8')],
      }),
    ).toEqual(['127.0.0.0/8', '192.168.7.0/24', '203.0.113.64/28']);
  });

  it('are listed once, in a stable order', () => {
    const both = { a: [address('10.0.0.2/8')], b: [address('10.9.9.9/8')] };
    expect(refusedNetworks(both)).toEqual(['10.0.0.0/8']);
    expect(refusedNetworks({ b: both.b, a: both.a })).toEqual(['10.0.0.0/8']);
  });

  it('include neither IPv6, whose networks come from the routes, nor cards without an address', () => {
    expect(refusedNetworks({ eth0: [address('2001:db8::1/64', 'IPv6')], none: undefined })).toEqual([]);
  });

  it('include a single address and all of IPv4', () => {
    expect(refusedNetworks({ a: [address('198.18.0.1/32')], b: [address('200.1.2.3/0')] })).toEqual([
      '0.0.0.0/0',
      '198.18.0.1/32',
    ]);
  });

  it('form a policy that the protocol accepts', () => {
    const wanted = {
      ports: [{ port: 2, access: { kind: 'offline' } as const }],
      limits: portLimits(Config.parse({}).network),
    };
    const policy = networkPolicy(3, ['192.168.7.0/24'], {
      ...wanted,
      alsoRefused: ['203.0.113.7/32', '192.168.7.9/24'],
    });
    expect(NetworkPolicy.parse(policy)).toEqual({
      revision: 3,
      refusedNetworks: ['192.168.7.0/24', '203.0.113.7/32'],
      ...wanted,
    });
  });

  it('are all of the Internet when they are more than a policy can have, instead of leaving some out', () => {
    const networks = Array.from({ length: 1025 }, (_, index) => `11.${index >> 8}.${index & 255}.0/24`);
    const wanted = { ports: [], limits: portLimits(Config.parse({}).network), alsoRefused: [] };
    expect(networkPolicy(1, networks.slice(1), wanted).refusedNetworks).toHaveLength(1024);
    expect(networkPolicy(1, networks, wanted).refusedNetworks).toEqual(['0.0.0.0/0']);
  });
});

describe('the access of a profile’s sessions', () => {
  it('is that of its policy, with each name of a list once', () => {
    expect(portAccess({ policy: 'open', allow: [] })).toEqual({ kind: 'open' });
    expect(portAccess({ policy: 'allow-list', allow: ['bank.example', 'bank.example', 'pay.example'] })).toEqual({
      kind: 'allow-list',
      names: ['bank.example', 'pay.example'],
    });
  });

  it('is offline when an allow-list is empty', () => {
    expect(portAccess({ policy: 'allow-list', allow: [] })).toEqual({ kind: 'offline' });
  });
});

it('a policy with IPv6 has the networks of both families, and without it only those of IPv4', () => {
  const wanted = {
    ports: [],
    limits: { connections: 64, newConnectionsPerSecond: 10 },
    alsoRefused: ['203.0.113.7/24', '2a0e:64::/96'],
  };
  const internet = { ipv4: true, ipv6: true, resolver: 'ipv4' } as const;
  expect(networkPolicy(1, ['192.168.7.0/24'], wanted, { inside: ['2a0e:5301::/56'], internet })).toMatchObject({
    refusedNetworks: ['192.168.7.0/24', '203.0.113.0/24', '2a0e:5301::/56', '2a0e:64::/96'],
    internet,
  });
  const without = networkPolicy(1, ['192.168.7.0/24'], wanted);
  expect(without.refusedNetworks).toEqual(['192.168.7.0/24', '203.0.113.0/24']);
  expect(without).not.toHaveProperty('internet');
  const many = Array.from({ length: 1100 }, (_, index) => `10.${index >> 8}.${index & 255}.0/24`);
  expect(networkPolicy(1, many, wanted, { inside: [], internet }).refusedNetworks).toEqual(['0.0.0.0/0', '::/0']);
});
