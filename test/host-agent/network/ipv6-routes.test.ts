import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ipv6Bytes } from '../../../appliance/protocol/ipv6.ts';
import { familiesOf, hostNetworkOf } from '../../../host-agent/network/host-network.ts';
import { insideIpv6Networks } from '../../../host-agent/network/inside-networks.ts';
import { ipv6Defaults, ipv6Networks } from '../../../host-agent/network/ipv6-routes.ts';

const hex = (address: string) => Buffer.from(ipv6Bytes(address)).toString('hex');
/** A line of /proc/net/ipv6_route. */
const route = (network: string, link: string, over: { gateway?: string; flags?: number } = {}) => {
  const { gateway = '::' } = over;
  const { flags = gateway === '::' ? 1 : 3 } = over;
  const [first = '', length = '128'] = network.split('/');
  const [bits, zero] = [Number(length).toString(16).padStart(2, '0'), '0'.repeat(32)];
  return `${hex(first)} ${bits} ${zero} 00 ${hex(gateway)} 00000400 00000001 00000000 ${flags.toString(16).padStart(8, '0')}     ${link}\n`;
};
const LOCAL = 0x8020_0001;
/** What each host has, with or without IPv6. */
const ALWAYS = [
  route('::/0', 'lo', { flags: 0x0020_0200 }),
  route('::1/128', 'lo', { flags: LOCAL }),
  route('fe80::/64', 'eth0'),
  route('fe80::5/128', 'eth0', { flags: LOCAL }),
  route('ff00::/8', 'eth0'),
].join('');
const HOME = [
  ALWAYS,
  route('2a0e:5301:7:1234::/64', 'eth0'),
  route('2a0e:5301:7:1234::10/128', 'eth0', { flags: LOCAL }),
  route('::/0', 'eth0', { gateway: 'fe80::1' }),
].join('');

describe('the networks of the host in IPv6', () => {
  it('are those of its global addresses, widened to what a home or an office has', () => {
    expect(ipv6Networks(HOME)).toEqual(['2a0e:5301:7:1200::/56']);
    expect(ipv6Networks(ALWAYS)).toEqual([]);
    // A host of a provider may have a single address.
    expect(ipv6Networks(route('2a0e:5303::7/128', 'eth0', { flags: LOCAL }))).toEqual(['2a0e:5303::/56']);
  });

  it('are those behind a VPN or another router, in any table, and not what leads the way of the Internet', () => {
    const vpn = [route('2a0e:9999::/32', 'tun0'), route('2a0e:8888::/48', 'eth0', { gateway: 'fe80::2' })].join('');
    expect(ipv6Networks(HOME + vpn)).toEqual(['2a0e:5301:7:1200::/56', '2a0e:8888::/48', '2a0e:9999::/32']);
    const server = route('2a0e:7777::1/128', 'eth0', { gateway: 'fe80::1' });
    const refused = route('2a0e:6666::/32', 'lo', { flags: 0x0020_0201 });
    expect(ipv6Networks(HOME + server + refused)).toEqual(['2a0e:5301:7:1200::/56']);
  });

  it.each([
    ['in one piece', [route('2000::/3', 'tun0')]],
    ['in halves', [route('::/1', 'tun0'), route('8000::/1', 'tun0')]],
    ['in many pieces', Array.from({ length: 8 }, (_, index) => route(`2${index}00::/8`, 'tun0'))],
  ])('are not the Internet of a VPN, %s, and still what is inside', (_, pieces) => {
    expect(ipv6Networks(HOME + pieces.join(''))).toEqual(['2a0e:5301:7:1200::/56']);
    const inner = route('2204:9999::/32', 'tun0');
    expect(ipv6Networks(HOME + pieces.join('') + inner)).toEqual(['2204:9999::/32', '2a0e:5301:7:1200::/56']);
  });

  it('are everything when they cannot be read, or are more than a host has', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-routes6-'));
    const file = join(folder, 'ipv6_route');
    expect(insideIpv6Networks(file)).toEqual(['::/0']);
    writeFileSync(file, HOME);
    expect(insideIpv6Networks(file)).toEqual(['2a0e:5301:7:1200::/56']);
    writeFileSync(
      file,
      Array.from({ length: 70 }, (_, index) => route(`2a0e:${index + 1}::/32`, `tun${index}`)).join(''),
    );
    expect(insideIpv6Networks(file)).toEqual(['::/0']);
    rmSync(folder, { recursive: true });
  });

  it('are none in a text that is not one of routes', () => {
    expect(ipv6Networks('x\n\n2a0e 40\n')).toEqual([]);
    expect(ipv6Defaults('')).toEqual([]);
  });
});

describe('the families by which the host reaches the Internet', () => {
  const IPV4 = 'Iface\n' + 'eth0\t00000000\t014DA8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0';
  it.each([
    ['IPv4 only', IPV4, ALWAYS, 'nameserver 192.168.7.1\n', { ipv4: true, ipv6: false, resolver: 'ipv4' }],
    [
      'both',
      IPV4,
      HOME,
      'nameserver 192.168.7.1\nnameserver fe80::1%eth0\n',
      { ipv4: true, ipv6: true, resolver: 'ipv4' },
    ],
    [
      'both, with a nameserver of IPv6',
      IPV4,
      HOME,
      'nameserver fe80::1%eth0\n',
      { ipv4: true, ipv6: true, resolver: 'ipv6' },
    ],
    ['IPv6 only', '', HOME, 'nameserver 2a0e::1\n', { ipv4: false, ipv6: true, resolver: 'ipv6' }],
    [
      'IPv6 only, with a nameserver of each',
      '',
      HOME,
      'nameserver 9.9.9.9\nnameserver 2a0e::1\n',
      { ipv4: false, ipv6: true, resolver: 'ipv6' },
    ],
    // A session with the policy "open" may still reach a LAN.
    ['none', '', ALWAYS, '', { ipv4: true, ipv6: false, resolver: 'ipv4' }],
    [
      'a route without an address',
      '',
      ALWAYS + route('::/0', 'eth0', { gateway: 'fe80::1' }),
      '',
      { ipv4: true, ipv6: false, resolver: 'ipv4' },
    ],
  ])('are those of its default routes: %s', (_, ipv4Routes, ipv6Routes, resolvConf, families) => {
    expect(familiesOf(ipv4Routes, resolvConf, ipv6Routes)).toEqual(families);
  });

  it('do not include IPv6 that leaves beside a VPN, and include that of a VPN', () => {
    const has6 = (ipv4Routes: string, ipv6Routes: string, tables = '') =>
      familiesOf(ipv4Routes, '', ipv6Routes, tables).ipv6;
    const way = (link: string, destination: string, metric: number, mask: string) =>
      `${link}\t${destination}\t00000000\t0001\t0\t0\t${metric}\t${mask}\t0\t0\t0`;
    const halves = [IPV4, way('tun0', '00000000', 0, '00000080'), way('tun0', '00000080', 0, '00000080')].join('\n');
    const preferred = [
      IPV4.replace('\t0\t0\t0\t00000000', '\t0\t0\t100\t00000000'),
      way('tun0', '00000000', 50, '00000000'),
    ].join('\n');
    const other = [IPV4, way('wlan0', '00000000', 600, '00000000')].join('\n');
    const byRule = 'Id 51820:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 0.0.0.0\n        /0 link UNICAST\n';
    expect(has6(IPV4, HOME)).toBe(true);
    // The link that is used, not one that waits.
    expect(has6(other, HOME)).toBe(true);
    expect(has6(other, HOME.replaceAll('eth0', 'wlan0'))).toBe(false);
    // All but a private network, in pieces.
    const many = ['00000080 000000C0', '000000C0 000000E0'].map((one) => {
      const [destination = '', mask = ''] = one.split(' ');
      return way('tun0', destination, 0, mask);
    });
    for (const [ipv4Routes, tables] of [
      [halves, ''],
      [[IPV4, ...many].join('\n'), ''],
      [preferred, ''],
      [IPV4, byRule],
    ] as const) {
      expect(has6(ipv4Routes, HOME, tables)).toBe(false);
      for (const network of ['2000::/3', '::/0'])
        expect(has6(ipv4Routes, HOME + route(network, 'tun0'), tables)).toBe(true);
    }
    const pieces = route('2000::/4', 'tun0') + route('3000::/4', 'tun0');
    expect(has6(halves, HOME + pieces)).toBe(true);
    expect(has6(halves, `${HOME}${route('2a0e:9999::/32', 'tun0')}`)).toBe(false);
  });

  it('identify the network of the host, and so does the gateway', () => {
    const before = hostNetworkOf(IPV4, 'nameserver 192.168.7.1\n', HOME);
    expect(before).toBe('eth0 014DA8C0,eth0 fe80::1;192.168.7.1');
    expect(hostNetworkOf(IPV4, 'nameserver 192.168.7.1\n', HOME.replace(hex('fe80::1'), hex('fe80::2')))).not.toBe(
      before,
    );
    expect(hostNetworkOf(IPV4, 'nameserver 192.168.7.1\n', ALWAYS)).toBe(
      hostNetworkOf(IPV4, 'nameserver 192.168.7.1\n'),
    );
  });
});
