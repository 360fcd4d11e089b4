/** The firewall as one nftables rule set, a pure function of the policy. The kernel applies it as a whole or not at all. */
import {
  MAX_PORTS,
  SESSION_NETWORK,
  SESSION_NETWORK_6,
  sessionAddress,
  sessionAddress6,
} from '../../protocol/addresses.ts';
import { isIpv6 } from '../../protocol/ipv6.ts';
import type { ExitEndpoint, NetworkPolicy, PortAccess } from '../../protocol/network.ts';
import {
  DNS_PORTS,
  INTERNET_6,
  MADE_NETWORK,
  PRIVATE_NETWORKS,
  REFUSED_ALWAYS,
  refusedIpv6,
  UNIQUE_LOCAL_6,
} from '../../protocol/refused-networks.ts';
import { type Carrier, carriedChains, carrierInput, carrierOutput, carrierRedirect } from './exit/carrier-rules.ts';
import { BRIDGE, TUNNEL, UPLINK } from './names.ts';
import { portTable } from './port-table.ts';
import { gatePort } from './name-gate.ts';
import { LEASES_USER, namesUser, UPLINK_LEASE_USER } from './readers.ts';

/**
 * `isLeased`: the uplink's address comes from the LAN by DHCP and must be renewed. `resolver`: absent if an exit takes names. `tunnel`: where the tunnel
 * ends, if sessions leave by one; the resolver is then behind it. `carrier`: the program that carries what sessions send, if they leave by one.
 * `hasIpv6`: it has an address of IPv6; whether that leads to the Internet is said by the policy.
 */
export interface Uplink {
  readonly resolver?: string | undefined;
  readonly isLeased: boolean;
  readonly tunnel?: Pick<ExitEndpoint, 'address' | 'port'> | undefined;
  readonly carrier?: Carrier | undefined;
  readonly hasIpv6?: boolean | undefined;
}

/** Whether sessions reach the Internet by IPv6. Pure. */
export const usesIpv6 = ({ internet }: Pick<NetworkPolicy, 'internet'>, uplink: Uplink): boolean =>
  internet?.ipv6 === true && uplink.hasIpv6 === true && !uplink.tunnel && !uplink.carrier;

/** The device by which sessions leave. */
const wayOut = ({ tunnel }: Pick<Uplink, 'tunnel'>): string => (tunnel ? TUNNEL : UPLINK);

export interface FirewallInput {
  readonly policy: NetworkPolicy;
  readonly uplink: Uplink;
  readonly ports: Iterable<number>;
}

const PORT_TABLE = 'bridge ports';
/** The table with the addresses of allowed names. */
const SESSION_TABLE = 'inet sessions';
/** The set of addresses that the port's allowed names last resolved to. */
const allowedSet = (port: number): string => `allowed${port}`;
const allowedSet6 = (port: number): string => `${allowedSet(port)}v6`;
/** The UDP and TCP port of the dnsmasq that answers the session at `port`. */
export const namesPort = (port: number): number => 5300 + port;

/** Limit of addresses of allowed names for each port. */
const MAX_ALLOWED_ADDRESSES = 4096;
/** Questions that one session may ask per second: more would keep the network VM from its other work. */
const QUESTIONS_PER_SECOND = 100;
const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;
const SESSIONS_6 = `${SESSION_NETWORK_6.network}/${SESSION_NETWORK_6.prefixLength}`;

/**
 * Text for `nft -f` that replaces the rules in one step. State stays: connections that both policies allow continue, and counters and
 * addresses of allowed names are kept. Pure.
 */
export function firewallRules({ policy, uplink, ports }: FirewallInput): string {
  const all = [...ports];
  return [
    replaceRules(PORT_TABLE, portTable(all, usesIpv6(policy, uplink))),
    replaceRules(SESSION_TABLE, sessionTable(policy, uplink, all)),
  ].join('\n');
}

/** Text for `nft -f` that opens these addresses for the allow-list of `port`. Pure. */
export const allowAddresses = (port: number, addresses: readonly string[]): string =>
  [
    [allowedSet(port), addresses.filter((address) => !isIpv6(address))] as const,
    [allowedSet6(port), addresses.filter(isIpv6)] as const,
  ]
    .map(([set, some]) => (some.length === 0 ? '' : `add element ${SESSION_TABLE} ${set} { ${some.join(', ')} }\n`))
    .join('');

/** Text for `nft -f` that forgets the addresses of the allowed names of `port`. Pure. */
export const forgetAddresses = (port: number): string =>
  [allowedSet(port), allowedSet6(port)].map((set) => `flush set ${SESSION_TABLE} ${set}\n`).join('');

/** Text for `nft -f` that restarts the counts of the limits, which the kernel does not do when they change. Pure. */
export const FORGET_LIMITS = ['rates', 'connections'].map((set) => `flush set ${SESSION_TABLE} ${set}\n`).join('');

/** Creates the table first, so that the flush succeeds in any case. A flush removes rules and keeps sets and counters. */
function replaceRules(table: string, body: string): string {
  return `table ${table}\nflush table ${table}\ntable ${table} {\n${body}}\n`;
}

/** Networks of IPv4 that a session reaches under `open` only. `hasMade`: made addresses stand for names. Pure. */
export function refusedIn({ refusedNetworks }: Pick<NetworkPolicy, 'refusedNetworks'>, hasMade: boolean): string[] {
  const inside = [...PRIVATE_NETWORKS, ...refusedNetworks.filter((network) => !isIpv6(network))];
  return [...REFUSED_ALWAYS, ...inside.filter((network) => !hasMade || network !== MADE_NETWORK)];
}

/** The networks of IPv6 of which a session reaches a part, and the networks in them that it reaches under `open` only. Pure. */
export const ipv6Reach = ({ refusedNetworks }: Pick<NetworkPolicy, 'refusedNetworks'>) => ({
  internet: INTERNET_6,
  refused: refusedIpv6([...REFUSED_ALWAYS, ...PRIVATE_NETWORKS, ...refusedNetworks]),
});

/** The chain that decides about packets to the world. DNS goes only to the network VM. */
function chainFor(access: PortAccess | undefined, port: number): string {
  switch (access?.kind) {
    case 'internet-only':
    case 'open':
      return access.kind;
    case 'allow-list':
      return `names${port}`;
    case 'portal':
      return `portal${port}`;
    case 'offline':
    case undefined:
      return 'refuse';
  }
}

// Not even ICMP errors leave: a silent session could otherwise have them sent to any address.
function sessionTable(policy: NetworkPolicy, uplink: Uplink, ports: readonly number[]): string {
  const { resolver, tunnel, carrier } = uplink;
  const way = wayOut(uplink);
  const { limits, ports: rules } = policy;
  const accesses = new Map(rules.map(({ port, access }) => [port, access]));
  const refused = refusedIn(policy, carrier !== undefined);
  const hasIpv6 = usesIpv6(policy, uplink);
  /** Lines for IPv6, if there is any. */
  const six = (lines: string): string => (hasIpv6 ? lines : '');
  const reach6 = ipv6Reach(policy);
  const byAddress = (of: (port: number) => string, addressAt = sessionAddress) =>
    ports.map((port) => `${addressAt(port)} : ${of(port)}`).join(', ');
  const named = ports.filter((port) => chainFor(accesses.get(port), port) !== 'refuse');
  const byWay =
    ports.length === 0
      ? ''
      : `    ip saddr vmap { ${byAddress((port) => `goto ${chainFor(accesses.get(port), port)}`)} }\n${six(
          `    ip6 saddr vmap { ${byAddress((port) => `goto ${chainFor(accesses.get(port), port)}`, sessionAddress6)} }\n`,
        )}`;
  const count = (what: string, address: 'saddr' | 'daddr') =>
    ports.length === 0
      ? ''
      : `    counter name ip ${address} map { ${byAddress((port) => `"${what}${port}"`)} }\n${six(
          `    counter name ip6 ${address} map { ${byAddress((port) => `"${what}${port}"`, sessionAddress6)} }\n`,
        )}`;
  return `${ports.map(portState).join('')}  set rates {
    type ether_addr
    size 64
    flags dynamic
  }
  set questions {
    type ipv4_addr
    size 64
    flags dynamic
  }
  set connections {
    type ether_addr
    size 64
    flags dynamic
  }
  chain refuse {
${count('refused', 'saddr')}    meta l4proto tcp reject with tcp reset
    reject with icmpx admin-prohibited
  }
  chain limited {
${count('refused', 'saddr')}    drop
  }
  chain limits {
    update @rates { ether saddr limit rate over ${limits.newConnectionsPerSecond}/second burst ${2 * limits.newConnectionsPerSecond} packets } goto limited
    add @connections { ether saddr ct count over ${limits.connections} } goto limited
  }
  chain pass {
${carrier ? '    meta l4proto != tcp goto refuse' : `    oifname != "${way}" goto refuse`}
${count('sent', 'saddr')}    accept
  }
  chain back {
    oifname != "${BRIDGE}" drop
${count('received', 'daddr')}    accept
  }
  chain inside {
    ip daddr { ${refused.join(', ')} } goto refuse
${six(`    ip6 daddr != { ${reach6.internet.join(', ')} } goto refuse
    ip6 daddr { ${reach6.refused.join(', ')} } goto refuse
`)}    meta l4proto { tcp, udp } th dport { ${DNS_PORTS.join(', ')} } goto refuse
  }
  chain internet-only {
    jump inside
    goto pass
  }
  chain open {
    ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse
${six(`    ip6 daddr != { ${[...reach6.internet, UNIQUE_LOCAL_6].join(', ')} } goto refuse
    ip6 daddr { ${refusedIpv6(REFUSED_ALWAYS).join(', ')} } goto refuse
`)}    goto pass
  }
${ports.map((port) => namesChain(port, hasIpv6)).join('')}${rules.map(portalChain).join('')}${carrier ? carriedChains(carrier, refusedIn(policy, false), byWay, count('received', 'daddr')) : ''}  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
${hasIpv6 ? ROUTER_QUESTIONS : DROP_IPV6}    ct state invalid drop
    iifname "${UPLINK}" ct state established,related accept
${tunnel ? `    iifname "${way}" ct state established,related accept\n` : ''}    iifname != "${BRIDGE}" drop
    ip saddr { 0.0.0.0, ${SESSIONS} } ip daddr { ${SESSION_NETWORK.address}, 255.255.255.255 } udp sport 68 udp dport 67 accept
    ip saddr != ${SESSIONS} drop
${six(`    ip6 saddr != ${SESSIONS_6} drop\n`)}${carrier ? carrierInput : ''}    ct state new jump limits
    meta l4proto { tcp, udp } th dport ${namesPort(0)}-${namesPort(MAX_PORTS - 1)} update @questions { ip saddr limit rate over ${QUESTIONS_PER_SECOND}/second burst ${2 * QUESTIONS_PER_SECOND} packets } goto limited
${named.length === 0 ? '' : `    ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } ip saddr . th dport { ${named.map((port) => `${sessionAddress(port)} . ${namesPort(port)}`).join(', ')} } accept\n`}    goto refuse
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
${hasIpv6 ? ONLY_PLAIN_IPV6 : DROP_IPV6}    ct state invalid drop
${
  carrier
    ? ''
    : `    iifname "${way}" ct state established,related goto back
    iifname != "${BRIDGE}" drop
    ip saddr != ${SESSIONS} drop
${six(`    ip6 saddr != ${SESSIONS_6} drop\n    icmpv6 type != echo-request goto refuse\n`)}    ct state new jump limits
${byWay}`
}  }
${readersChain(policy, uplink, ports)}  chain output {
    type filter hook output priority filter; policy drop;
    meta skuid ${READERS} goto readers
${carrier ? carrierOutput(carrier, refusedIn(policy, false)) : ''}    oifname "lo" accept
${hasIpv6 ? '' : DROP_IPV6}    oifname "${BRIDGE}" accept
${resolver === undefined ? '' : `    oifname "${way}" ${addressed(resolver)} meta l4proto { tcp, udp } th dport 53 accept\n`}${tunnel ? `    oifname "${UPLINK}" ip daddr ${tunnel.address} udp dport ${tunnel.port} accept\n` : ''}  }
  chain arriving {
    type nat hook prerouting priority dstnat; policy accept;
${named.length === 0 ? '' : `    iifname "${BRIDGE}" ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } th dport 53 dnat ip to ip saddr map { ${named.map((port) => `${sessionAddress(port)} : ${SESSION_NETWORK.address} . ${namesPort(port)}`).join(', ')} }\n`}${carrier ? carrierRedirect : ''}  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
${carrier ? '' : `    oifname "${way}" ip saddr ${SESSIONS} masquerade\n${six(`    oifname "${way}" ip6 saddr ${SESSIONS_6} masquerade\n`)}`}  }
`;
}

const DROP_IPV6 = '    meta nfproto ipv6 drop\n';
/** What a session asks the network VM in IPv6: which card it has. */
const ROUTER_QUESTIONS = `    iifname "${BRIDGE}" ip6 saddr ${SESSIONS_6} icmpv6 type nd-neighbor-solicit icmpv6 taddr ${SESSION_NETWORK_6.address} accept\n`;
/** A header between that of IPv6 and the payload hides from rules what a packet is. */
const ONLY_PLAIN_IPV6 = '    ip6 nexthdr != { tcp, udp, icmpv6 } drop\n';

/** To this address, of either family, for nft. */
const addressed = (address: string): string => `${isIpv6(address) ? 'ip6' : 'ip'} daddr ${address}`;

/** State that is kept when the rules change. An unused address expires after the timeout. */
function portState(port: number): string {
  return `  set ${allowedSet(port)} {
    type ipv4_addr
    size ${MAX_ALLOWED_ADDRESSES}
    flags dynamic, timeout
    timeout 4h
  }
  set ${allowedSet6(port)} {
    type ipv6_addr
    size ${MAX_ALLOWED_ADDRESSES}
    flags dynamic, timeout
    timeout 4h
  }
  counter sent${port} {}
  counter received${port} {}
  counter refused${port} {}
`;
}

function namesChain(port: number, hasIpv6: boolean): string {
  const [set, set6] = [allowedSet(port), allowedSet6(port)];
  return `  chain names${port} {
    jump inside
    ct state established goto pass
${hasIpv6 ? `    ip6 daddr @${set6} update @${set6} { ip6 daddr } goto pass\n` : ''}    ip daddr @${set} update @${set} { ip daddr } goto pass
    goto refuse
  }
`;
}

/** Of IPv4 only: what matches no rule is refused. Empty for a port without a portal. */
function portalChain({ port, access }: NetworkPolicy['ports'][number]): string {
  if (access.kind !== 'portal') return '';
  const addresses = [...new Set(access.hosts.map(({ address }) => address))];
  return `  chain portal${port} {
    ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse
    ip daddr { ${addresses.join(', ')} } tcp dport { ${[...new Set(access.ports)].join(', ')} } goto pass
    goto refuse
  }
`;
}

/** The accounts of the programs that read what others send, for nft. */
const READERS = `${UPLINK_LEASE_USER}-${namesUser(MAX_PORTS - 1)}`;
/** The first lease uses a raw socket, which the firewall does not see. */
const LEASE_RENEWAL = `    meta skuid ${UPLINK_LEASE_USER} oifname "${UPLINK}" udp sport 68 udp dport 67 accept\n`;

/**
 * What the programs may send that read what others send. A dnsmasq that a session has taken over reaches only that session and its own name gate; only that
 * of an open session reaches the resolver. Pure.
 */
function readersChain(
  { ports: rules }: Pick<NetworkPolicy, 'ports'>,
  uplink: Uplink,
  ports: readonly number[],
): string {
  const { resolver, isLeased } = uplink;
  const open =
    resolver === undefined ? [] : rules.filter(({ port, access }) => access.kind === 'open' && ports.includes(port));
  const each = (what: (port: number) => string, some: readonly number[] = ports) => some.map(what).join(', ');
  return `  chain readers {
${
  ports.length === 0
    ? ''
    : `    oifname "${BRIDGE}" meta skuid . ip daddr { ${each((port) => `${namesUser(port)} . ${sessionAddress(port)}`)} } accept
    oifname "lo" ip daddr 127.0.0.1 meta skuid . udp dport { ${each((port) => `${namesUser(port)} . ${gatePort(port)}`)} } accept
    oifname "${BRIDGE}" meta skuid ${LEASES_USER} udp sport 67 udp dport 68 accept
`
}${
    open.length === 0
      ? ''
      : `    oifname "${wayOut(uplink)}" ${addressed(resolver ?? '')} meta l4proto { tcp, udp } th dport 53 meta skuid { ${each(
          (port) => String(namesUser(port)),
          open.map(({ port }) => port),
        )} } accept
`
  }${isLeased ? LEASE_RENEWAL : ''}    drop
  }
`;
}
