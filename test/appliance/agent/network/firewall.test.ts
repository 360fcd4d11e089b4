import { execFileSync } from 'node:child_process';
import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { type FirewallInput, firewallRules, REFUSED_ALWAYS } from '../../../../appliance/agent/network/firewall.ts';

const input = (refusedNetworks: string[] = [], ports = [0, 10]): FirewallInput => ({
  policy: { revision: 1, mode: 'nat', refusedNetworks },
  uplink: { address: '192.0.2.2', prefixLength: 24, gateway: '192.0.2.1', resolver: '192.0.2.3' },
  ports,
});

/** The lines of one chain or set, without indentation. */
function block(rules: string, name: string): string[] {
  const lines = rules.split('\n').map((line) => line.trim());
  const start = lines.indexOf(`${name} {`);
  return lines.slice(start + 1, lines.indexOf('}', start));
}

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function refuses(address: string): boolean {
  return REFUSED_ALWAYS.some((network) => {
    const [base = '', length] = network.split('/');
    const span = 2 ** (32 - Number(length));
    return Math.floor(numberOf(address) / span) === Math.floor(numberOf(base) / span);
  });
}

describe('the firewall of the NDVM', () => {
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

  it.each(['1.1.1.1', '93.184.215.14', '172.32.0.1', '100.128.0.1', '203.0.113.10', '223.255.255.255'])('lets a page reach %s', (address) => {
    expect(refuses(address)).toBe(false);
  });

  it('also refuses what the policy names, and needs no rule for IPv6', () => {
    const elements = block(firewallRules(input(['203.0.114.0/24', '2001:db8::/32'])), 'set refused').at(-1);
    expect(elements).toBe(`elements = { ${REFUSED_ALWAYS.join(', ')}, 203.0.114.0/24 }`);
  });

  it('forwards from a session to the world only, after every refusal', () => {
    expect(block(firewallRules(input()), 'chain forward')).toEqual([
      'type filter hook forward priority filter; policy drop;',
      'meta nfproto ipv6 drop',
      'ct state invalid drop',
      'iifname "eth0" oifname "xenbr0" ct state established,related accept',
      'iifname != "xenbr0" drop',
      'ip saddr != 198.51.100.0/24 drop',
      'ip daddr @refused ip protocol tcp reject with tcp reset',
      'ip daddr @refused reject with icmp admin-prohibited',
      'oifname "eth0" accept',
    ]);
  });

  it('offers a session addresses and names, and the world nothing', () => {
    expect(block(firewallRules(input()), 'chain input')).toEqual([
      'type filter hook input priority filter; policy drop;',
      'iifname "lo" accept',
      'meta nfproto ipv6 drop',
      'ct state invalid drop',
      'iifname "eth0" ct state established,related accept',
      'iifname != "xenbr0" drop',
      'ip saddr { 0.0.0.0, 198.51.100.0/24 } udp sport 68 udp dport 67 accept',
      'ip saddr 198.51.100.0/24 ip daddr 198.51.100.1 meta l4proto { tcp, udp } th dport 53 accept',
      'ip saddr 198.51.100.0/24 ip protocol tcp reject with tcp reset',
      'ip saddr 198.51.100.0/24 reject with icmp admin-prohibited',
    ]);
  });

  it('asks the host’s resolver and speaks to nobody else', () => {
    expect(block(firewallRules(input()), 'chain output')).toContain('oifname "eth0" ip daddr 192.0.2.3 meta l4proto { tcp, udp } th dport 53 accept');
    expect(block(firewallRules(input()), 'chain output')[0]).toContain('policy drop');
  });

  it('lets each port carry one machine with one address', () => {
    expect(block(firewallRules(input()), 'set addresses').at(-1)).toBe(
      'elements = { "port0" . 02:53:42:02:00:00 . 198.51.100.10, "port10" . 02:53:42:02:00:0a . 198.51.100.20 }',
    );
    expect(block(firewallRules(input()), 'chain arriving')[0]).toContain('policy drop');
  });

  it('replaces both tables whole', () => {
    const rules = firewallRules(input());
    for (const table of ['bridge ports', 'inet sessions']) expect(rules).toContain(`table ${table}\ndelete table ${table}\ntable ${table} {`);
  });
});

const canTryRules = userInfo().uid === 0 && (() => {
  try {
    execFileSync('unshare', ['--net', 'nft', '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe.skipIf(!canTryRules)('nft (needs root and the package nftables)', () => {
  // In a network namespace of its own; `-c` changes nothing there either.
  const check = (rules: string) => execFileSync('unshare', ['--net', 'nft', '-c', '-f', '-'], { input: rules, stdio: ['pipe', 'pipe', 'pipe'] });

  it.each([
    ['no ports', input([], [])],
    ['all ports', input([], Array.from({ length: 64 }, (_, port) => port))],
    ['overlapping networks', input(['10.0.0.0/8', '10.1.0.0/16', '203.0.114.7/32', '0.0.0.0/0'])],
  ])('understands the rules with %s', (_, one) => {
    expect(() => check(firewallRules(one))).not.toThrow();
  });

  it('would not understand a broken rule', () => {
    expect(() => check(firewallRules(input()).replace('policy drop', 'policy sometimes'))).toThrow();
  });
});
