import { expect, it } from 'vitest';
import type { Family } from '../../../../appliance/protocol/network.ts';
import { leaseArguments, nameArguments } from '../../../../appliance/agent/network/resolver.ts';

const leases = leaseArguments([0, 1], {});
const INTERNET = nameArguments(2, { kind: 'internet-only' }, '192.0.2.3') ?? [];
const BANK = nameArguments(2, { kind: 'allow-list', names: ['bank.example', 'pay.example'] }, '192.0.2.3') ?? [];

it('gives a session the only address of its port, and the network VM as resolver', () => {
  expect(leases.filter((arg) => arg.startsWith('--dhcp-host='))).toEqual([
    '--dhcp-host=02:53:42:02:00:00,198.51.100.10',
    '--dhcp-host=02:53:42:02:00:01,198.51.100.11',
  ]);
  expect(leases).toEqual(
    expect.arrayContaining([
      '--port=0',
      '--dhcp-range=198.51.100.0,static,255.255.255.0,1h',
      '--dhcp-option=option:dns-server,198.51.100.1',
      '--interface=xenbr0',
      '--except-interface=lo',
    ]),
  );
});

it('queries only the gate of its port, and has no cache that sessions could share', () => {
  expect(INTERNET.filter((arg) => arg.startsWith('--server='))).toEqual(['--server=127.0.0.1#5402']);
  expect(INTERNET).toEqual(
    expect.arrayContaining([
      '--no-resolv',
      '--no-hosts',
      '--cache-size=0',
      '--stop-dns-rebind',
      '--filter-AAAA',
      '--port=5302',
      '--listen-address=198.51.100.1',
      '--bind-interfaces',
    ]),
  );
});

it('resolves only names of the allow-list, and cannot open the firewall itself', () => {
  expect(BANK.filter((arg) => /^--(server|nftset|ipset|local)=/.test(arg))).toEqual([
    '--local=/#/',
    '--server=/bank.example/127.0.0.1#5402',
    '--server=/pay.example/127.0.0.1#5402',
  ]);
  expect(BANK).toContain('--stop-dns-rebind');
});

it('answers no DNS for an offline port, and internal addresses only for an open one', () => {
  expect(nameArguments(2, { kind: 'offline' }, '192.0.2.3')).toBeUndefined();
  const open = nameArguments(2, { kind: 'open' }, '192.0.2.3');
  expect(open).not.toContain('--stop-dns-rebind');
  expect(open).toContain('--server=192.0.2.3');
});

it('answers a session that signs in to a network with the names of the portal only, and asks no one', () => {
  const portal = nameArguments(
    2,
    {
      kind: 'portal',
      hosts: [{ name: 'login.hotel.example', address: '192.168.77.1' }, { address: '10.0.0.1' }],
      ports: [80],
    },
    '192.0.2.3',
  );
  expect(portal?.filter((arg) => /^--(local|server|host-record)=/.test(arg))).toEqual([
    '--local=/#/',
    '--host-record=login.hotel.example,192.168.77.1',
  ]);
});

it('answers with the addresses of the families that lead to the Internet, and tells a session of IPv6 where there is any', () => {
  const filters = (...families: Family[]) =>
    nameArguments(2, { kind: 'open' }, 'fd53:4200:0:1::3', families)?.filter((arg) => arg.startsWith('--filter'));
  expect(filters('ipv4')).toEqual(['--filter-AAAA']);
  expect(filters('ipv6')).toEqual(['--filter-A']);
  expect(filters('ipv4', 'ipv6')).toEqual([]);
  expect(nameArguments(2, { kind: 'open' }, 'fd53:4200:0:1::3')).toContain('--server=fd53:4200:0:1::3');
  expect(leases.join()).not.toContain('224');
  expect(leaseArguments([0], { hasIpv6: true })).toContain('--dhcp-option=224,ipv6');
});
