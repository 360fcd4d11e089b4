import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import {
  allowAddresses,
  type FirewallInput,
  firewallRules,
  forgetAddresses,
} from '../../../../../appliance/agent/network/firewall.ts';
import { PRIVATE_NETWORKS, REFUSED_ALWAYS } from '../../../../../appliance/protocol/refused-networks.ts';
import type { NetworkPolicy, PortAccess } from '../../../../../appliance/protocol/network.ts';

const BANK: PortAccess = { kind: 'allow-list', names: ['bank.example'] };

const PORTAL: PortAccess = {
  kind: 'portal',
  hosts: [{ address: '192.168.77.1', name: 'login.hotel.example' }, { address: '93.184.216.10' }],
  ports: [80, 443],
};

const input = (over: Partial<NetworkPolicy> = {}, ports = [0, 10]): FirewallInput => ({
  policy: {
    revision: 1,
    refusedNetworks: [],
    ports: [{ port: 0, access: { kind: 'internet-only' } }],
    limits: { connections: 1024, newConnectionsPerSecond: 100 },
    ...over,
  },
  uplink: { resolver: '192.0.2.3', isLeased: false },
  ports,
});

/** The lines of one chain or set without indentation. */
function block(rules: string, name: string): string[] {
  const lines = rules.split('\n').map((line) => line.trim());
  const start = lines.indexOf(`${name} {`);
  return lines.slice(start + 1, lines.indexOf('}', start));
}

/** Sessions leave by a proxy. */
const PROXY: FirewallInput['uplink'] = {
  isLeased: true,
  carrier: { ends: [{ address: '203.0.113.7', port: 1080, protocol: 'tcp' }] },
};

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function refuses(address: string): boolean {
  return [...REFUSED_ALWAYS, ...PRIVATE_NETWORKS].some((network) => {
    const [base = '', length] = network.split('/');
    const span = 2 ** (32 - Number(length));
    return Math.floor(numberOf(address) / span) === Math.floor(numberOf(base) / span);
  });
}

describe('the firewall of the network VM', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['a home LAN', '192.168.1.1'],
    ['a company LAN', '10.20.30.40'],
    ['the last private address', '172.31.255.255'],
    ['a cloud’s metadata service', '169.254.169.254'],
    ['a provider’s network', '100.64.0.1'],
    ['its own uplink', '192.0.2.1'],
    ['another session', '198.51.100.11'],
    ['multicast', '224.0.0.251'],
    ['broadcast', '255.255.255.255'],
    ['this network', '0.0.0.0'],
  ])('always refuses %s', (_, address) => {
    expect(refuses(address)).toBe(true);
  });

  it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '203.0.113.10', '223.255.255.255'])(
    'lets a page reach %s',
    (address) => {
      expect(refuses(address)).toBe(false);
    },
  );

  it('also refuses the networks of the policy, and needs no rule for those of IPv6, which it drops', () => {
    const rules = firewallRules(input({ refusedNetworks: ['203.0.114.0/24', '2001:db8::/32'] }));
    expect(block(rules, 'chain inside')).toEqual([
      `ip daddr { ${[...REFUSED_ALWAYS, ...PRIVATE_NETWORKS].join(', ')}, 203.0.114.0/24 } goto refuse`,
      'meta l4proto { tcp, udp } th dport { 53, 853, 5353 } goto refuse',
    ]);
  });

  it('forwards sessions only to the world, by the access of their port, and those without one nowhere', () => {
    const forward = (ports: NetworkPolicy['ports']) => block(firewallRules(input({ ports })), 'chain forward');
    expect(forward([{ port: 0, access: { kind: 'internet-only' } }])).toEqual([
      'type filter hook forward priority filter; policy drop;',
      'meta nfproto ipv6 drop',
      'ct state invalid drop',
      'iifname "eth0" ct state established,related goto back',
      'iifname != "xenbr0" drop',
      'ip saddr != 198.51.100.0/24 drop',
      'ct state new jump limits',
      'ip saddr vmap { 198.51.100.10 : goto internet-only, 198.51.100.20 : goto refuse }',
    ]);
    expect(
      forward([
        { port: 0, access: BANK },
        { port: 10, access: { kind: 'open' } },
      ]).at(-1),
    ).toBe('ip saddr vmap { 198.51.100.10 : goto names0, 198.51.100.20 : goto open }');
    expect(forward([{ port: 0, access: { kind: 'offline' } }]).at(-1)).toBe(
      'ip saddr vmap { 198.51.100.10 : goto refuse, 198.51.100.20 : goto refuse }',
    );
  });

  it('refuses private addresses before it checks those of an allow-list', () => {
    expect(block(firewallRules(input({ ports: [{ port: 0, access: BANK }] })), 'chain names0')).toEqual([
      'jump inside',
      'ct state established goto pass',
      'ip daddr @allowed0 update @allowed0 { ip daddr } goto pass',
      'goto refuse',
    ]);
  });

  it('lets a session that signs in to a network reach the ports of the portal by TCP, and nothing else', () => {
    const rules = firewallRules(input({ ports: [{ port: 10, access: PORTAL }] }));
    expect(block(rules, 'chain portal10')).toEqual([
      `ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse`,
      'ip daddr { 192.168.77.1, 93.184.216.10 } tcp dport { 80, 443 } goto pass',
      'goto refuse',
    ]);
    expect(block(rules, 'chain forward').at(-1)).toBe(
      'ip saddr vmap { 198.51.100.10 : goto refuse, 198.51.100.20 : goto portal10 }',
    );
    // It is the only session, and its dnsmasq asks no resolver.
    expect(block(rules, 'chain readers').join()).not.toContain('192.0.2.3');
  });

  it('refuses unroutable addresses, the network VM and other sessions even under open access', () => {
    expect(block(firewallRules(input()), 'chain open')).toEqual([
      `ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse`,
      'goto pass',
    ]);
    expect(REFUSED_ALWAYS).toContain('198.51.100.0/24');
  });

  it('offers a session DHCP and its own DNS resolver, and the world nothing', () => {
    expect(block(firewallRules(input()), 'chain input')).toEqual([
      'type filter hook input priority filter; policy drop;',
      'iifname "lo" accept',
      'meta nfproto ipv6 drop',
      'ct state invalid drop',
      'iifname "eth0" ct state established,related accept',
      'iifname != "xenbr0" drop',
      'ip saddr { 0.0.0.0, 198.51.100.0/24 } ip daddr { 198.51.100.1, 255.255.255.255 } udp sport 68 udp dport 67 accept',
      'ip saddr != 198.51.100.0/24 drop',
      'ct state new jump limits',
      'meta l4proto { tcp, udp } th dport 5300-5363 update @questions { ip saddr limit rate over 100/second burst 200 packets } goto limited',
      'ip daddr 198.51.100.1 meta l4proto { tcp, udp } ip saddr . th dport { 198.51.100.10 . 5300 } accept',
      'goto refuse',
    ]);
  });

  it('limits the connections and the rate of a port', () => {
    expect(
      block(firewallRules(input({ limits: { connections: 64, newConnectionsPerSecond: 7 } })), 'chain limits'),
    ).toEqual([
      'update @rates { ether saddr limit rate over 7/second burst 14 packets } goto limited',
      'add @connections { ether saddr ct count over 64 } goto limited',
    ]);
  });

  it('sends only DNS queries to the host’s resolver', () => {
    expect(block(firewallRules(input()), 'chain output')).toContain(
      'oifname "eth0" ip daddr 192.0.2.3 meta l4proto { tcp, udp } th dport 53 accept',
    );
    expect(block(firewallRules(input()), 'chain output').filter((line) => line.includes('eth0'))).toHaveLength(1);
    expect(block(firewallRules(input()), 'chain output')[0]).toContain('policy drop');
  });

  it('also renews the lease of an uplink that has one', () => {
    const { uplink } = input();
    expect(block(firewallRules({ ...input(), uplink: { ...uplink, isLeased: true } }), 'chain readers')).toContain(
      'meta skuid 5298 oifname "eth0" udp sport 68 udp dport 67 accept',
    );
  });

  it('lets the program that reads the frames of a session send only to that session and to its own name gate', () => {
    expect(block(firewallRules(input()), 'chain output')[1]).toBe('meta skuid 5298-5363 goto readers');
    expect(block(firewallRules(input()), 'chain readers')).toEqual([
      'oifname "xenbr0" meta skuid . ip daddr { 5300 . 198.51.100.10, 5310 . 198.51.100.20 } accept',
      'oifname "lo" ip daddr 127.0.0.1 meta skuid . udp dport { 5300 . 5400, 5310 . 5410 } accept',
      'oifname "xenbr0" meta skuid 5299 udp sport 67 udp dport 68 accept',
      'drop',
    ]);
    const open = firewallRules(input({ ports: [{ port: 10, access: { kind: 'open' } }] }));
    expect(block(open, 'chain readers')).toContain(
      'oifname "eth0" ip daddr 192.0.2.3 meta l4proto { tcp, udp } th dport 53 meta skuid { 5310 } accept',
    );
  });

  it('opens addresses for the allow-list of one port', () => {
    expect(allowAddresses(3, ['93.184.216.34', '93.184.216.35'])).toBe(
      'add element inet sessions allowed3 { 93.184.216.34, 93.184.216.35 }\n',
    );
  });

  it('accepts one VM with one address at each port, and forwards nothing between ports', () => {
    const arriving = block(firewallRules(input()), 'chain arriving');
    expect(arriving[0]).toContain('policy drop');
    expect(arriving).toContain(
      'iifname . ether saddr . ip saddr { "port0" . 02:53:42:02:00:00 . 198.51.100.10, "port10" . 02:53:42:02:00:0a . 198.51.100.20 } accept',
    );
    // Before the rules that a fragment would pass, because it lacks what they look at.
    expect(arriving.slice(3, 5)).toEqual([
      'ip frag-off & 0x3fff != 0 ip daddr { 198.51.100.1, 255.255.255.255 } goto refuse',
      'udp dport 67 jump leases',
    ]);
    expect(block(firewallRules(input()), 'chain leases')).toEqual([
      'udp length < 244 goto refuse',
      'iifname "port0" @th,288,48 != 0x025342020000 goto refuse',
      'iifname "port10" @th,288,48 != 0x02534202000a goto refuse',
    ]);
    expect(block(firewallRules(input()), 'chain between')).toEqual([
      'type filter hook forward priority 0; policy drop;',
    ]);
  });

  it('replaces all rules and keeps sets and counters', () => {
    const rules = firewallRules(input());
    for (const table of ['bridge ports', 'inet sessions'])
      expect(rules).toContain(`table ${table}\nflush table ${table}\ntable ${table} {`);
    expect(rules).not.toContain('delete');
  });

  it('delivers frames only to the port of their VM', () => {
    expect(block(firewallRules(input()), 'chain leaving')).toEqual([
      'type filter hook postrouting priority 0; policy drop;',
      'oifname . ether daddr { "port0" . 02:53:42:02:00:00, "port10" . 02:53:42:02:00:0a } accept',
      'ether type arp accept',
      'oifname "port0" udp sport 67 udp dport 68 @th,288,48 0x025342020000 accept',
      'oifname "port10" udp sport 67 udp dport 68 @th,288,48 0x02534202000a accept',
    ]);
  });

  it('lets sessions leave by the tunnel only, and by the uplink only what belongs to the tunnel', () => {
    const uplink = { resolver: '10.8.0.1', isLeased: true, tunnel: { address: '203.0.113.7', port: 51_820 } };
    const rules = firewallRules({ ...input({ ports: [{ port: 0, access: { kind: 'open' } }] }), uplink });
    const leaves = rules.split('\n').filter((line) => line.includes('oifname "eth0"'));
    expect(leaves.map((line) => line.trim())).toEqual([
      'meta skuid 5298 oifname "eth0" udp sport 68 udp dport 67 accept',
      'oifname "eth0" ip daddr 203.0.113.7 udp dport 51820 accept',
    ]);
    expect(block(rules, 'chain pass')[0]).toBe('oifname != "wg0" goto refuse');
    expect(block(rules, 'chain forward')).toContain('iifname "wg0" ct state established,related goto back');
    expect(block(rules, 'chain output')).toContain(
      'oifname "wg0" ip daddr 10.8.0.1 meta l4proto { tcp, udp } th dport 53 accept',
    );
    expect(block(rules, 'chain leaving').join()).not.toContain('eth0');
  });

  it('gives what sessions send by TCP to the program that carries it, by their policy, and forwards nothing', () => {
    const rules = firewallRules({ ...input({ ports: [{ port: 0, access: BANK }] }), uplink: PROXY });
    expect(block(rules, 'chain forward')).toEqual([
      'type filter hook forward priority filter; policy drop;',
      'meta nfproto ipv6 drop',
      'ct state invalid drop',
    ]);
    expect(block(rules, 'chain carried').slice(-2)).toEqual([
      'ip saddr vmap { 198.51.100.10 : goto names0, 198.51.100.20 : goto refuse }',
      'drop',
    ]);
    expect(block(rules, 'chain pass')[0]).toBe('meta l4proto != tcp goto refuse');
    expect(block(rules, 'chain inside')[0]).not.toContain('198.18.0.0/15');
    expect(block(rules, 'chain input')).toContain('ct status dnat ip daddr 198.51.100.1 tcp dport 5500 accept');
    expect(rules).toContain(
      'iifname "xenbr0" ip daddr != { 198.51.100.1, 255.255.255.255 } meta l4proto tcp dnat ip to 198.51.100.1:5500',
    );
  });

  it('lets only that program connect to the server of the exit, and nothing else to the uplink', () => {
    const rules = firewallRules({ ...input({ ports: [{ port: 0, access: { kind: 'open' } }] }), uplink: PROXY });
    const leaves = rules.split('\n').filter((line) => line.includes('oifname "eth0"'));
    const end = 'ip daddr . ip protocol . th dport { 203.0.113.7 . tcp . 1080 } accept';
    expect(leaves.map((line) => line.trim())).toEqual([
      `oifname "eth0" ${end}`,
      'meta skuid 5298 oifname "eth0" udp sport 68 udp dport 67 accept',
      `ct state established oifname "eth0" ${end}`,
    ]);
    expect(block(rules, 'chain output').slice(1, 3)).toEqual([
      'meta skuid 5298-5363 goto readers',
      'meta skuid 5364 goto carrier',
    ]);
    expect(rules).not.toContain('masquerade');
  });

  it('lets only Tor connect to the Internet, by TCP, and the program that carries to Tor', () => {
    const uplink = { isLeased: false, carrier: { ends: [], tor: { bridges: [] } } };
    const rules = firewallRules({ ...input({ ports: [{ port: 0, access: { kind: 'open' } }] }), uplink });
    expect(block(rules, 'chain carrier').slice(1)).toEqual([
      'oifname "lo" ip daddr 127.0.0.1 tcp dport 9050 accept',
      'drop',
    ]);
    const [toItself, toRelays, last] = block(rules, 'chain tor');
    expect([toItself, last]).toEqual(['oifname "lo" ip daddr 127.0.0.1 meta l4proto tcp accept', 'drop']);
    expect(toRelays).toMatch(/^oifname "eth0" meta l4proto tcp ip daddr != \{ .*192\.168\.0\.0\/16.* \} .* accept$/);
    expect(block(rules, 'chain output').slice(1, 4)).toEqual([
      'meta skuid 5298-5363 goto readers',
      'meta skuid 5364 goto carrier',
      'meta skuid 5365 goto tor',
    ]);
  });

  it('lets Tor connect only to its bridges, where it has some', () => {
    const bridge = { address: '203.0.113.7', port: 443, protocol: 'tcp' } as const;
    const uplink = { isLeased: false, carrier: { ends: [], tor: { bridges: [bridge] } } };
    const rules = firewallRules({ ...input({ ports: [{ port: 0, access: { kind: 'open' } }] }), uplink });
    expect(block(rules, 'chain tor')[1]).toBe(
      'oifname "eth0" ip daddr . ip protocol . th dport { 203.0.113.7 . tcp . 443 } accept',
    );
  });

  it('forgets the resolved addresses of a released port', () => {
    expect(forgetAddresses(3)).toBe('flush set inet sessions allowed3\nflush set inet sessions allowed3v6\n');
  });
});

describe('the firewall of a network VM with IPv6', () => {
  const BOTH = { ipv4: true, ipv6: true, resolver: 'ipv4' } as const;
  const six = (
    over: Partial<FirewallInput['uplink']> = {},
    internet: NetworkPolicy['internet'] = BOTH,
  ): FirewallInput => ({
    ...input({ internet, refusedNetworks: ['203.0.114.0/24', '2a0e:5302:1::/56'] }),
    uplink: { resolver: '192.0.2.3', isLeased: false, hasIpv6: true, ...over },
  });
  /** The rules that drop all of IPv6. */
  const drops = (rules: string) => rules.split('\n').filter((line) => line.trim() === 'meta nfproto ipv6 drop').length;

  it.each([
    ['the uplink has no addresses', six({ hasIpv6: false })],
    ['the host has no IPv6', six({}, { ...BOTH, ipv6: false })],
    [
      'the policy says nothing of it',
      { ...input(), uplink: { resolver: '192.0.2.3', isLeased: false, hasIpv6: true } },
    ],
    ['sessions leave by a tunnel', six({ tunnel: { address: '203.0.113.7', port: 51_820 } })],
    ['sessions leave by a proxy', six(PROXY)],
  ])('drops all of it where %s', (_, of) => {
    const rules = firewallRules(of);
    expect(drops(rules)).toBeGreaterThanOrEqual(3);
    expect(rules).not.toMatch(/ip6 [sd]addr|icmpv6|nexthdr/);
  });

  it('lets the Internet through by it, and what is inside under no policy but open', () => {
    const rules = firewallRules(six());
    expect(drops(rules)).toBe(0);
    const [, part, refused] = block(rules, 'chain inside');
    expect(part).toBe('ip6 daddr != { 2000::/3, 64:ff9b::/96 } goto refuse');
    for (const network of [
      '2002::/16',
      '2001::/23',
      '64:ff9b::10.0.0.0/104',
      '64:ff9b::203.0.114.0/120',
      '2a0e:5302:1::/56',
    ])
      expect(refused).toContain(network);
    expect(block(rules, 'chain open')[1]).toBe('ip6 daddr != { 2000::/3, 64:ff9b::/96, fc00::/7 } goto refuse');
    expect(block(rules, 'chain open')[2]).not.toContain('64:ff9b::10.0.0.0/104');
    expect(block(rules, 'chain forward').slice(1, 3)).toEqual([
      'ip6 nexthdr != { tcp, udp, icmpv6 } drop',
      'ct state invalid drop',
    ]);
    expect(rules).toContain('oifname "eth0" ip6 saddr fd53:4200:0:2::/64 masquerade');
  });

  it('asks the resolver by the family of its address', () => {
    expect(block(firewallRules(six({ resolver: 'fd53:4200:0:1::3' })), 'chain output')).toContain(
      'oifname "eth0" ip6 daddr fd53:4200:0:1::3 meta l4proto { tcp, udp } th dport 53 accept',
    );
  });

  it('opens the addresses of each family in its set', () => {
    expect(allowAddresses(6, ['192.0.2.7', '2a0e:5301::1', '192.0.2.8'])).toBe(
      'add element inet sessions allowed6 { 192.0.2.7, 192.0.2.8 }\nadd element inet sessions allowed6v6 { 2a0e:5301::1 }\n',
    );
    expect(allowAddresses(6, ['2a0e:5301::1'])).toBe('add element inet sessions allowed6v6 { 2a0e:5301::1 }\n');
  });
});

const canTryRules =
  userInfo().uid === 0 &&
  (() => {
    try {
      execFileSync('unshare', ['--net', 'nft', '--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

describe.skipIf(!canTryRules)('nft (needs root and the package nftables)', () => {
  // In a new network namespace, although `-c` changes nothing.
  const check = (rules: string) =>
    execFileSync('unshare', ['--net', 'nft', '-c', '-f', '-'], { input: rules, stdio: ['pipe', 'pipe', 'pipe'] });

  it.each([
    ['no ports', input({}, [])],
    [
      'a tunnel',
      {
        ...input(),
        uplink: { resolver: '10.8.0.1', isLeased: true, tunnel: { address: '203.0.113.7', port: 51_820 } },
      },
    ],
    ['a proxy', { ...input(), uplink: PROXY }],
    ['a portal', input({ ports: [{ port: 10, access: PORTAL }] })],
    ['a proxy and no ports', { ...input({}, []), uplink: PROXY }],
    [
      'all ports',
      input(
        { ports: Array.from({ length: 64 }, (_, port) => ({ port, access: BANK })) },
        Array.from({ length: 64 }, (_, port) => port),
      ),
    ],
    ['overlapping networks', input({ refusedNetworks: ['10.0.0.0/8', '10.1.0.0/16', '203.0.114.7/32', '0.0.0.0/0'] })],
  ])('parses the rules with %s', (_, one) => {
    expect(() => check(firewallRules(one))).not.toThrow();
  });

  it('rejects a broken rule', () => {
    expect(() => check(firewallRules(input()).replace('policy drop', 'policy sometimes'))).toThrow();
  });
});
