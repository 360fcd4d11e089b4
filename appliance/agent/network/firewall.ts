/** The firewall as one nftables rule set, a pure function of the policy. The kernel applies it as a whole or not at all. */
import { MAX_PORTS, SESSION_NETWORK, sessionAddress } from '../../protocol/addresses.ts';
import type { ExitEndpoint, NetworkPolicy, PortAccess } from '../../protocol/network.ts';
import { DNS_PORTS, MADE_NETWORK, PRIVATE_NETWORKS, REFUSED_ALWAYS } from '../../protocol/refused-networks.ts';
import { type Carrier, carriedChains, carrierInput, carrierOutput, carrierRedirect } from './exit/carrier-rules.ts';
import { BRIDGE, TUNNEL, UPLINK } from './names.ts';
import { portTable } from './port-table.ts';
import { gatePort } from './name-gate.ts';
import { LEASES_USER, namesUser, UPLINK_LEASE_USER } from './readers.ts';

/**
 * `isLeased`: the uplink's address comes from the LAN by DHCP and must be renewed. `resolver`: absent if an exit takes names. `tunnel`: where the tunnel
 * ends, if sessions leave by one; the resolver is then behind it. `carrier`: the program that carries what sessions send, if they leave by one.
 */
export interface Uplink {
  readonly resolver?: string | undefined;
  readonly isLeased: boolean;
  readonly tunnel?: Pick<ExitEndpoint, 'address' | 'port'> | undefined;
  readonly carrier?: Carrier | undefined;
}

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
/** The UDP and TCP port of the dnsmasq that answers the session at `port`. */
export const namesPort = (port: number): number => 5300 + port;

/** Limit of addresses of allowed names for each port. */
const MAX_ALLOWED_ADDRESSES = 4096;
/** Questions that one session may ask per second: more would keep the network VM from its other work. */
const QUESTIONS_PER_SECOND = 100;
const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;

/**
 * Text for `nft -f` that replaces the rules in one step. State stays: connections that both policies allow continue, and counters and
 * addresses of allowed names are kept. Pure.
 */
export function firewallRules({ policy, uplink, ports }: FirewallInput): string {
  const all = [...ports];
  return [
    replaceRules(PORT_TABLE, portTable(all)),
    replaceRules(SESSION_TABLE, sessionTable(policy, uplink, all)),
  ].join('\n');
}

/** Text for `nft -f` that opens these addresses for the allow-list of `port`. Pure. */
export const allowAddresses = (port: number, addresses: readonly string[]): string =>
  `add element ${SESSION_TABLE} ${allowedSet(port)} { ${addresses.join(', ')} }\n`;

/** Text for `nft -f` that forgets the addresses of the allowed names of `port`. Pure. */
export const forgetAddresses = (port: number): string => `flush set ${SESSION_TABLE} ${allowedSet(port)}\n`;

/** Text for `nft -f` that restarts the counts of the limits, which the kernel does not do when they change. Pure. */
export const FORGET_LIMITS = ['rates', 'connections'].map((set) => `flush set ${SESSION_TABLE} ${set}\n`).join('');

/** Creates the table first, so that the flush succeeds in any case. A flush removes rules and keeps sets and counters. */
function replaceRules(table: string, body: string): string {
  return `table ${table}\nflush table ${table}\ntable ${table} {\n${body}}\n`;
}

/** Networks that a session reaches under `open` only. All IPv6 is dropped, so its networks need no rule. `hasMade`: made addresses stand for names. Pure. */
export function refusedIn({ refusedNetworks }: Pick<NetworkPolicy, 'refusedNetworks'>, hasMade: boolean): string[] {
  const inside = [...PRIVATE_NETWORKS, ...refusedNetworks.filter((network) => !network.includes(':'))];
  return [...REFUSED_ALWAYS, ...inside.filter((network) => !hasMade || network !== MADE_NETWORK)];
}

/** The chain that decides about packets to the world. DNS goes only to the network VM. */
function chainFor(access: PortAccess | undefined, port: number): string {
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

// Not even ICMP errors leave: a silent session could otherwise have them sent to any address.
function sessionTable(policy: NetworkPolicy, uplink: Uplink, ports: readonly number[]): string {
  const { resolver, tunnel, carrier } = uplink;
  const way = wayOut(uplink);
  const { limits, ports: rules } = policy;
  const accesses = new Map(rules.map(({ port, access }) => [port, access]));
  const refused = refusedIn(policy, carrier !== undefined);
  const byAddress = (of: (port: number) => string) =>
    ports.map((port) => `${sessionAddress(port)} : ${of(port)}`).join(', ');
  const named = ports.filter((port) => chainFor(accesses.get(port), port) !== 'refuse');
  const byWay =
    ports.length === 0
      ? ''
      : `    ip saddr vmap { ${byAddress((port) => `goto ${chainFor(accesses.get(port), port)}`)} }\n`;
  const count = (what: string, address: 'saddr' | 'daddr') =>
    ports.length === 0 ? '' : `    counter name ip ${address} map { ${byAddress((port) => `"${what}${port}"`)} }\n`;
  return `${ports.map(portState).join('')}  set rates {
    type ipv4_addr
    size 64
    flags dynamic
  }
  set questions {
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
${carrier ? '    meta l4proto != tcp goto refuse' : `    oifname != "${way}" goto refuse`}
${count('sent', 'saddr')}    accept
  }
  chain back {
    oifname != "${BRIDGE}" drop
${count('received', 'daddr')}    accept
  }
  chain inside {
    ip daddr { ${refused.join(', ')} } goto refuse
    meta l4proto { tcp, udp } th dport { ${DNS_PORTS.join(', ')} } goto refuse
  }
  chain internet-only {
    jump inside
    goto pass
  }
  chain open {
    ip daddr { ${REFUSED_ALWAYS.join(', ')} } goto refuse
    goto pass
  }
${ports.map(namesChain).join('')}${carrier ? carriedChains(carrier, refusedIn(policy, false), byWay, count('received', 'daddr')) : ''}  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    meta nfproto ipv6 drop
    ct state invalid drop
    iifname "${UPLINK}" ct state established,related accept
${tunnel ? `    iifname "${way}" ct state established,related accept\n` : ''}    iifname != "${BRIDGE}" drop
    ip saddr { 0.0.0.0, ${SESSIONS} } ip daddr { ${SESSION_NETWORK.address}, 255.255.255.255 } udp sport 68 udp dport 67 accept
    ip saddr != ${SESSIONS} drop
${carrier ? carrierInput : ''}    ct state new jump limits
    meta l4proto { tcp, udp } th dport ${namesPort(0)}-${namesPort(MAX_PORTS - 1)} update @questions { ip saddr limit rate over ${QUESTIONS_PER_SECOND}/second burst ${2 * QUESTIONS_PER_SECOND} packets } goto limited
${named.length === 0 ? '' : `    ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } ip saddr . th dport { ${named.map((port) => `${sessionAddress(port)} . ${namesPort(port)}`).join(', ')} } accept\n`}    goto refuse
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    meta nfproto ipv6 drop
    ct state invalid drop
${
  carrier
    ? ''
    : `    iifname "${way}" ct state established,related goto back
    iifname != "${BRIDGE}" drop
    ip saddr != ${SESSIONS} drop
    ct state new jump limits
${byWay}`
}  }
${readersChain(policy, uplink, ports)}  chain output {
    type filter hook output priority filter; policy drop;
    meta skuid ${READERS} goto readers
${carrier ? carrierOutput(carrier, refusedIn(policy, false)) : ''}    oifname "lo" accept
    meta nfproto ipv6 drop
    oifname "${BRIDGE}" accept
${resolver === undefined ? '' : `    oifname "${way}" ip daddr ${resolver} meta l4proto { tcp, udp } th dport 53 accept\n`}${tunnel ? `    oifname "${UPLINK}" ip daddr ${tunnel.address} udp dport ${tunnel.port} accept\n` : ''}  }
  chain arriving {
    type nat hook prerouting priority dstnat; policy accept;
${named.length === 0 ? '' : `    iifname "${BRIDGE}" ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } th dport 53 dnat ip to ip saddr map { ${named.map((port) => `${sessionAddress(port)} : ${SESSION_NETWORK.address} . ${namesPort(port)}`).join(', ')} }\n`}${carrier ? carrierRedirect : ''}  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
${carrier ? '' : `    oifname "${way}" ip saddr ${SESSIONS} masquerade\n`}  }
`;
}

/** State that is kept when the rules change. An unused address expires after the timeout. */
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
      : `    oifname "${wayOut(uplink)}" ip daddr ${resolver} meta l4proto { tcp, udp } th dport 53 meta skuid { ${each(
          (port) => String(namesUser(port)),
          open.map(({ port }) => port),
        )} } accept
`
  }${isLeased ? LEASE_RENEWAL : ''}    drop
  }
`;
}
