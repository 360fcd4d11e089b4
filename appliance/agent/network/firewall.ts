/** The whole firewall as one nftables rule set, a pure function of the policy. The kernel takes it whole or not at all. */
import { SESSION_NETWORK, sessionAddress } from '../../protocol/addresses.ts';
import type { NetworkPolicy, PortAccess, UplinkAddress } from '../../protocol/network.ts';
import { BRIDGE, UPLINK } from './names.ts';
import { portTable } from './port-table.ts';

/** Never reachable from a session, not even from one with open access: the NDVM itself, other sessions, and what no router passes on. */
export const REFUSED_ALWAYS: readonly string[] = [
  '0.0.0.0/8', // "this" network
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and the metadata services of clouds
  '192.0.2.0/24', // the NDVM's own uplink
  `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`, // other sessions
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

/** Nothing of the Internet stands there. */
export const PRIVATE_NETWORKS: readonly string[] = [
  '10.0.0.0/8',
  '100.64.0.0/10', // shared by providers
  '172.16.0.0/12',
  '192.0.0.0/24', // protocol assignments
  '192.168.0.0/16',
  '198.18.0.0/15', // benchmarks
];

/** What the rules need to know of the uplink; `isLeased`: its address is the LAN's own to give, and to renew. */
export type Uplink = Pick<UplinkAddress, 'resolver'> & { readonly isLeased: boolean };

export interface FirewallInput {
  readonly policy: NetworkPolicy;
  readonly uplink: Uplink;
  readonly ports: Iterable<number>;
}

const PORT_TABLE = 'bridge ports';
/** The table that dnsmasq adds the addresses of allowed names to. */
export const SESSION_TABLE = 'inet sessions';
/** Addresses that the port's allowed names stood for when they were last asked for. */
export const allowedSet = (port: number): string => `allowed${port}`;
/** Where the names of the port are answered. */
export const namesPort = (port: number): number => 5300 + port;

/** Addresses of allowed names: a page that needs more is not what a list of names is for. */
const MAX_ALLOWED_ADDRESSES = 4096;
/** The first lease does without the firewall's leave. */
const LEASE_RENEWAL = `    oifname "${UPLINK}" udp sport 68 udp dport 67 accept\n`;
const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;

/**
 * Text for `nft -f`. It replaces the rules in one step. What the kernel has learned stays: connections that are allowed by both go on, and
 * so do counts, and addresses of allowed names. Pure.
 */
export function firewallRules({ policy, uplink, ports }: FirewallInput): string {
  const all = [...ports];
  return [
    replaceRules(PORT_TABLE, portTable(all)),
    replaceRules(SESSION_TABLE, sessionTable(policy, uplink, all)),
  ].join('\n');
}

/** Text for `nft -f`: no address is let through any more because a name of `port` stood for it. Pure. */
export const forgetAddresses = (port: number): string => `flush set ${SESSION_TABLE} ${allowedSet(port)}\n`;

/** Text for `nft -f`: other limits count from nothing. Pure. */
export const FORGET_LIMITS = `flush set ${SESSION_TABLE} rates\nflush set ${SESSION_TABLE} connections\n`;

/** Making the table first lets the flush succeed also where there was none. A flush takes the rules, and leaves sets and counters. */
function replaceRules(table: string, body: string): string {
  return `table ${table}\nflush table ${table}\ntable ${table} {\n${body}}\n`;
}

/** What each kind of access is judged by. Names are asked of the NDVM alone. */
function judgedBy(access: PortAccess | undefined, port: number): string {
  switch (access?.kind) {
    case 'internet-only':
    case 'open':
      return access.kind;
    case 'allow-list':
      return `names${port}`;
    case 'offline':
    case undefined:
      return 'refuse';
  }
}

// Not even errors of ICMP go out: a session that falls silent could have them sent to whom it likes.
function sessionTable(
  { refusedNetworks, limits, ports: rules }: NetworkPolicy,
  { resolver, isLeased }: Uplink,
  ports: readonly number[],
): string {
  const accesses = new Map(rules.map(({ port, access }) => [port, access]));
  // IPv6 is dropped whole, so its networks need no rule.
  const refused = [
    ...REFUSED_ALWAYS,
    ...PRIVATE_NETWORKS,
    ...refusedNetworks.filter((network) => !network.includes(':')),
  ];
  const byAddress = (of: (port: number) => string) =>
    ports.map((port) => `${sessionAddress(port)} : ${of(port)}`).join(', ');
  const named = ports.filter((port) => judgedBy(accesses.get(port), port) !== 'refuse');
  const count = (what: string, address: 'saddr' | 'daddr') =>
    ports.length === 0 ? '' : `    counter name ip ${address} map { ${byAddress((port) => `"${what}${port}"`)} }\n`;
  return `${ports.map(portState).join('')}  set rates {
    type ipv4_addr
    size 64
    flags dynamic
  }
  set connections {
    type ipv4_addr
    size 64
    flags dynamic
  }
  chain refuse {
${count('refused', 'saddr')}    ip protocol tcp reject with tcp reset
    reject with icmp admin-prohibited
  }
  chain limited {
${count('refused', 'saddr')}    drop
  }
  chain limits {
    update @rates { ip saddr limit rate over ${limits.newConnectionsPerSecond}/second burst ${2 * limits.newConnectionsPerSecond} packets } goto limited
    add @connections { ip saddr ct count over ${limits.connections} } goto limited
  }
  chain pass {
    oifname != "${UPLINK}" goto refuse
${count('sent', 'saddr')}    accept
  }
  chain back {
    oifname != "${BRIDGE}" drop
${count('received', 'daddr')}    accept
  }
  chain inside {
    ip daddr { ${refused.join(', ')} } goto refuse
    meta l4proto { tcp, udp } th dport { 53, 853, 5353 } goto refuse
  }
  chain internet-only {
    jump inside
    goto pass
  }
  chain open {
    ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse
    goto pass
  }
${ports.map(namesChain).join('')}  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    meta nfproto ipv6 drop
    ct state invalid drop
    iifname "${UPLINK}" ct state established,related accept
    iifname != "${BRIDGE}" drop
    ip saddr { 0.0.0.0, ${SESSIONS} } udp sport 68 udp dport 67 accept
    ip saddr != ${SESSIONS} drop
    ct state new jump limits
${named.length === 0 ? '' : `    ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } ip saddr . th dport { ${named.map((port) => `${sessionAddress(port)} . ${namesPort(port)}`).join(', ')} } accept\n`}    goto refuse
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    meta nfproto ipv6 drop
    ct state invalid drop
    iifname "${UPLINK}" ct state established,related goto back
    iifname != "${BRIDGE}" drop
    ip saddr != ${SESSIONS} drop
    ct state new jump limits
${ports.length === 0 ? '' : `    ip saddr vmap { ${byAddress((port) => `goto ${judgedBy(accesses.get(port), port)}`)} }\n`}  }
  chain output {
    type filter hook output priority filter; policy drop;
    oifname "lo" accept
    meta nfproto ipv6 drop
    oifname "${BRIDGE}" accept
    oifname "${UPLINK}" ip daddr ${resolver} meta l4proto { tcp, udp } th dport 53 accept
${isLeased ? LEASE_RENEWAL : ''}  }
  chain arriving {
    type nat hook prerouting priority dstnat; policy accept;
${named.length === 0 ? '' : `    iifname "${BRIDGE}" ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } th dport 53 dnat ip to ip saddr map { ${named.map((port) => `${sessionAddress(port)} : ${SESSION_NETWORK.address} . ${namesPort(port)}`).join(', ')} }\n`}  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "${UPLINK}" ip saddr ${SESSIONS} masquerade
  }
`;
}

/** Stays through every change of the rules. An address is forgotten when it was not used for as long as its timeout says. */
function portState(port: number): string {
  return `  set ${allowedSet(port)} {
    type ipv4_addr
    size ${MAX_ALLOWED_ADDRESSES}
    flags dynamic, timeout
    timeout 4h
  }
  counter sent${port} {}
  counter received${port} {}
  counter refused${port} {}
`;
}

function namesChain(port: number): string {
  return `  chain names${port} {
    jump inside
    ct state established goto pass
    ip daddr @${allowedSet(port)} update @${allowedSet(port)} { ip daddr } goto pass
    goto refuse
  }
`;
}
