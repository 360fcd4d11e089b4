import { expect, it, vi } from 'vitest';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import { nameserverIn } from '../../../../host-agent/tools/resolvectl.ts';
import {
  deviceFamilies,
  deviceNetwork,
  followedDevice,
  followedNow,
  type HostDevices,
} from '../../../../host-agent/network/uplink/followed-device.ts';

const resolved = { nameserver: undefined as string | undefined, asked: 0 };
vi.mock(import('../../../../host-agent/tools/resolvectl.ts'), async (original) => ({
  ...(await original()),
  nameserverOf: () => {
    resolved.asked += 1;
    return Promise.resolve(resolved.asked > 1 ? resolved.nameserver : undefined);
  },
}));

const DEVICES = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
   wg0:    1000      10    0    0    0     0          0         0     1000      10    0    0    0     0       0          0
`;
const GROUPS = `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
1\tlo        :     1      V3
\t\t\t\t010000E0     1 0:00000000\t\t0
7\twg0       :     1      V3
\t\t\t\t010000E0     1 0:00000000\t\t0
`;
const ZERO = '0'.repeat(32);
const routeOf = (first: string, length: string, flags: string, link: string) =>
  `${first} ${length} ${ZERO} 00 ${ZERO} 00000400 00000001 00000000 ${flags} ${link}\n`;
const IPV6 = `${routeOf(ZERO, '00', '00000001', 'wg0')}${routeOf('20010db8000000000000000000000002', '80', '80200001', 'wg0')}`;

const host = (changes: Partial<HostDevices> = {}): HostDevices => ({
  devices: DEVICES,
  groups: GROUPS,
  addresses: { wg0: [{ address: '10.8.0.2', family: 'IPv4' }] },
  ipv6Routes: '',
  resolvConf: 'nameserver 10.8.0.1\n',
  ...changes,
});
const codeOf = (changes: Partial<HostDevices>, device = 'wg0') => {
  try {
    return deviceNetwork(device, host(changes));
  } catch (error) {
    return (error as { code: string }).code;
  }
};

it('the configuration names the device, only for the uplink “user”', () => {
  const of = (toml: string) => followedDevice(parseConfig(`[network]\n${toml}`, 'config.toml').network);
  expect([of(''), of('user.follow = "host"')]).toEqual([undefined, undefined]);
  expect(of('user.follow = "device:wg0"')).toBe('wg0');
  expect(of('user.follow = "device:wg0"\nuplink = "tap"\ntap.bridge = "br0"')).toBeUndefined();
  for (const wrong of ['wg0', 'device:', 'device:-i', 'device:a/b', 'device:sixteen-letters1', 'hosts'])
    expect(() => of(`user.follow = "${wrong}"`)).toThrow(/device:wg0/);
});

it('a device is another one with another index or address, not with another address of IPv6 behind the same router', () => {
  const now = deviceNetwork('wg0', host());
  expect(now).toBe('7;10.8.0.2;;10.8.0.1');
  expect(codeOf({ groups: GROUPS.replace('7\twg0', '9\twg0') })).toBe('9;10.8.0.2;;10.8.0.1');
  expect(codeOf({ addresses: { wg0: [{ address: '10.8.0.3', family: 'IPv4' }] } })).not.toBe(now);
  expect(codeOf({ resolvConf: 'nameserver 10.8.0.9\n' })).not.toBe(now);
  const both = codeOf({ ipv6Routes: IPV6 });
  expect(both).not.toBe(now);
  const another = { address: '2001:db8::3', family: 'IPv6' };
  expect(codeOf({ ipv6Routes: IPV6, addresses: { wg0: [...(host().addresses['wg0'] ?? []), another] } })).toBe(both);
});

it('a device that is not there, or has no address by which anything could leave, is an error that says so', () => {
  expect(codeOf({}, 'wg')).toBe('uplink-device-missing');
  expect(codeOf({ addresses: {} })).toBe('uplink-device-down');
  expect(codeOf({ addresses: { wg0: [{ address: 'fe80::1', family: 'IPv6' }] } })).toBe('uplink-device-down');
  expect(codeOf({ addresses: {}, ipv6Routes: IPV6 })).toMatch(/^7;;wg0 /);
});

it('sessions have the families of the device, whatever the host has besides', () => {
  const elsewhere = IPV6.replaceAll('wg0', 'eth0');
  expect(deviceFamilies('wg0', host({ ipv6Routes: elsewhere }))).toEqual({ ipv4: true, ipv6: false, resolver: 'ipv4' });
  expect(deviceFamilies('wg0', host({ ipv6Routes: IPV6 }))).toEqual({ ipv4: true, ipv6: true, resolver: 'ipv4' });
  const six = { addresses: {}, ipv6Routes: IPV6, resolvConf: 'nameserver 2001:db8::1\n' };
  expect(deviceFamilies('wg0', host(six))).toEqual({ ipv4: false, ipv6: true, resolver: 'ipv6' });
});

it('a nameserver on loopback, which a device does not reach, is replaced by that of the device, which may take a moment', async () => {
  const { signal } = new AbortController();
  expect(await followedNow('wg0', signal, host())).toEqual({ device: 'wg0' });
  resolved.nameserver = '10.8.0.1';
  const local = host({ resolvConf: 'nameserver 127.0.0.53\n' });
  expect(await followedNow('wg0', signal, local)).toEqual({ device: 'wg0', nameserver: '10.8.0.1' });
  resolved.nameserver = undefined;
  await expect(followedNow('wg0', signal, local)).rejects.toThrow(/127\.0\.0\.53 cannot be asked through wg0/);
  expect(nameserverIn('Link 7 (wg0): fe80::1%7 10.8.0.1 10.8.0.2\n')).toBe('10.8.0.1');
  expect(nameserverIn('Link 7 (wg0):\n')).toBeUndefined();
});
