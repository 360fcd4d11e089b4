import { describe, expect, it } from 'vitest';
import { networksOfOtherTables, ownAddresses, routedNetworks } from '../../../host-agent/network/routes.ts';

const hex = (address: string): string =>
  address
    .split('.')
    .toReversed()
    .map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase())
    .join('');
const mask = (length: number): string =>
  [0, 1, 2, 3].map((byte) => 256 - 2 ** (8 - Math.max(0, Math.min(8, length - 8 * byte)))).join('.');

/** The text of /proc/net/route for routes like `203.0.113.0/24 eth0 192.168.1.1`. */
function mainTable(...routes: readonly string[]): string {
  const lines = routes.map((route) => {
    const [network = '', link = '', gateway = '0.0.0.0', flags = '0001'] = route.split(' ');
    const [address = '', length] = network.split('/');
    return [link, hex(address), hex(gateway), flags, '0', '0', '0', hex(mask(Number(length))), '0', '0', '0'].join(
      '\t',
    );
  });
  return ['Iface\tDestination\tGateway \tFlags', ...lines, ''].join('\n');
}

const DEFAULT = '0.0.0.0/0 eth0 192.168.1.1';
/** All of IPv4 except the private networks: how some VPNs route everything. */
const ALL_BUT_PRIVATE = [
  '0.0.0.0/5',
  '8.0.0.0/7',
  '11.0.0.0/8',
  '12.0.0.0/6',
  '16.0.0.0/4',
  '32.0.0.0/3',
  '64.0.0.0/2',
  '128.0.0.0/3',
  '160.0.0.0/5',
  '168.0.0.0/6',
  '172.0.0.0/12',
  '172.32.0.0/11',
  '172.64.0.0/10',
  '172.128.0.0/9',
  '173.0.0.0/8',
  '174.0.0.0/7',
  '176.0.0.0/4',
];

describe('the networks of the main table', () => {
  it('are those that a VPN or another router leads to, public or not', () => {
    const table = mainTable(DEFAULT, '192.168.1.0/24 eth0', '128.130.0.0/16 tun0', '141.20.0.0/15 eth0 192.168.1.254');
    expect(routedNetworks(table)).toEqual(['192.168.1.0/24', '141.20.0.0/15', '128.130.0.0/16']);
  });

  it('do not include the Internet, nor what leads the same way, such as the server of a VPN', () => {
    expect(routedNetworks(mainTable(DEFAULT, '203.0.113.7/32 eth0 192.168.1.1'))).toEqual([]);
    expect(routedNetworks(mainTable('0.0.0.0/0 ppp0'))).toEqual([]);
  });

  it('do not include the pieces in which a VPN carries the Internet, but its own networks', () => {
    expect(routedNetworks(mainTable(DEFAULT, '0.0.0.0/1 tun0', '128.0.0.0/1 tun0', '203.0.114.0/24 tun0'))).toEqual([
      '203.0.114.0/24',
    ]);
    expect(
      routedNetworks(mainTable(DEFAULT, ...ALL_BUT_PRIVATE.map((network) => `${network} wg0`), '10.8.0.0/24 eth0')),
    ).toEqual(['10.8.0.0/24']);
    // A network that begins where a piece does.
    expect(routedNetworks(mainTable('0.0.0.0/1 tun0', '128.0.0.0/1 tun0', '128.0.0.0/16 tun0'))).toEqual([
      '128.0.0.0/16',
    ]);
  });

  it('do not include pieces beside a default route of the same link, nor a piece of exactly a quarter of IPv4', () => {
    expect(routedNetworks(mainTable('0.0.0.0/0 tun0', '0.0.0.0/1 tun0', '128.0.0.0/1 tun0'))).toEqual([]);
    expect(routedNetworks(mainTable(DEFAULT, '64.0.0.0/2 tun0'))).toEqual([]);
    expect(routedNetworks(mainTable(DEFAULT, '64.0.0.0/3 tun0'))).toEqual(['64.0.0.0/3']);
  });

  it('do not include those that the kernel rejects', () => {
    expect(routedNetworks(mainTable('198.18.0.0/15 * 0.0.0.0 0201'))).toEqual([]);
    expect(routedNetworks('')).toEqual([]);
  });
});

const TRIE = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     |-- 192.168.1.0
        /24 link UNICAST
Local:
     |-- 192.168.1.5
        /32 host LOCAL
     |-- 192.168.1.0
        /24 link UNICAST
     |-- 192.168.1.255
        /32 link BROADCAST
     |-- 203.0.115.0
        /24 host LOCAL
Id 52:
     |-- 0.0.0.0
        /0 universe UNICAST
     |-- 128.130.0.0
        /16 universe UNICAST
        /20 universe UNICAST
     |-- 203.0.114.0
        /24 universe THROW
`;

describe('the networks of other tables', () => {
  it('are those of policy routing, as some VPNs use it', () => {
    expect(networksOfOtherTables(TRIE)).toEqual(['128.130.0.0/16', '128.130.0.0/20']);
    expect(networksOfOtherTables('')).toEqual([]);
  });

  it('do not include the Internet in pieces', () => {
    const pieces = ['0.0.0.0', '128.0.0.0'].map((address) => `     |-- ${address}\n        /1 universe UNICAST\n`);
    expect(networksOfOtherTables(`Id 7:\n${pieces.join('')}`)).toEqual([]);
    const all = '     |-- 0.0.0.0\n        /0 universe UNICAST\n';
    expect(networksOfOtherTables(`Id 7:\n${all}${pieces.join('')}`)).toEqual([]);
  });

  it('are judged for each table by itself', () => {
    const network = (address: string) => `     |-- ${address}\n        /16 universe UNICAST\n`;
    expect(networksOfOtherTables(`Id 7:\n${network('128.130.0.0')}Id 8:\n${network('128.131.0.0')}`)).toEqual([
      '128.130.0.0/16',
      '128.131.0.0/16',
    ]);
  });
});

describe('the host’s own addresses', () => {
  it('are what the kernel answers for, in any table and each once', () => {
    const merged = 'Main:\n     |-- 192.168.1.5\n        /32 host LOCAL\n';
    expect(ownAddresses(`${merged}${TRIE}`)).toEqual(['192.168.1.5/32', '203.0.115.0/24']);
    expect(ownAddresses('')).toEqual([]);
  });
});
