/** The whole firewall as one nftables rule set, a pure function of the policy. The kernel takes it whole or not at all. */
import { SESSION_NETWORK, sessionAddress, sessionMac } from '../../protocol/addresses.ts';
import type { NetworkPolicy, UplinkAddress } from '../../protocol/messages.ts';
import { BRIDGE, portName, UPLINK } from './names.ts';

/** Never reachable from a session: this host, private, link-local, test, multicast and reserved ranges. */
export const REFUSED_ALWAYS: readonly string[] = [
  '0.0.0.0/8', // "this" network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by providers
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and the metadata services of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // the NDVM's own uplink
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`, // other sessions
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

export interface FirewallInput {
  readonly policy: NetworkPolicy;
  readonly uplink: UplinkAddress;
  readonly ports: Iterable<number>;
}

const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;

/** Text for `nft -f`. It replaces an earlier one in one step; connections that are allowed by both go on. Pure. */
export function firewallRules({ policy, uplink, ports }: FirewallInput): string {
  // IPv6 is dropped whole, so its networks need no rule.
  const refused = [...REFUSED_ALWAYS, ...policy.refusedNetworks.filter((network) => !network.includes(':'))];
  return [replaceTable('bridge', 'ports', portTable([...ports])), replaceTable('inet', 'sessions', sessionTable(refused, uplink))].join('\n');
}

/** Making the table first lets the deletion succeed also where there was none. */
function replaceTable(family: string, name: string, body: string): string {
  return `table ${family} ${name}\ndelete table ${family} ${name}\ntable ${family} ${name} {\n${body}}\n`;
}

/** What may enter at each port: the machine that is plugged in there, with its own card and address, and nothing else. */
function portTable(ports: readonly number[]): string {
  const machine = (port: number) => `"${portName(port)}" . ${sessionMac(port)}`;
  return `  set machines {
    typeof iifname . ether saddr
${elements(ports.map(machine))}  }
  set addresses {
    typeof iifname . ether saddr . ip saddr
${elements(ports.map((port) => `${machine(port)} . ${sessionAddress(port)}`))}  }
  set claims {
    typeof iifname . ether saddr . arp saddr ip
${elements(ports.map((port) => `${machine(port)} . ${sessionAddress(port)}`))}  }
  chain arriving {
    type filter hook prerouting priority -300; policy drop;
    ether type ip iifname . ether saddr . ip saddr @addresses accept
    ether type arp iifname . ether saddr . arp saddr ip @claims accept
    ether type ip iifname . ether saddr @machines ip saddr 0.0.0.0 ip daddr 255.255.255.255 udp sport 68 udp dport 67 accept
  }
`;
}

function elements(list: readonly string[]): string {
  return list.length === 0 ? '' : `    elements = { ${list.join(', ')} }\n`;
}

function sessionTable(refused: readonly string[], { resolver }: UplinkAddress): string {
  return `  set refused {
    type ipv4_addr
    flags interval
    auto-merge
    elements = { ${refused.join(', ')} }
  }
  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    meta nfproto ipv6 drop
    ct state invalid drop
    iifname "${UPLINK}" ct state established,related accept
    iifname != "${BRIDGE}" drop
    ip saddr { 0.0.0.0, ${SESSIONS} } udp sport 68 udp dport 67 accept
    ip saddr ${SESSIONS} ip daddr ${SESSION_NETWORK.address} meta l4proto { tcp, udp } th dport 53 accept
    ip saddr ${SESSIONS} ip protocol tcp reject with tcp reset
    ip saddr ${SESSIONS} reject with icmp admin-prohibited
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    meta nfproto ipv6 drop
    ct state invalid drop
    iifname "${UPLINK}" oifname "${BRIDGE}" ct state established,related accept
    iifname != "${BRIDGE}" drop
    ip saddr != ${SESSIONS} drop
    ip daddr @refused ip protocol tcp reject with tcp reset
    ip daddr @refused reject with icmp admin-prohibited
    oifname "${UPLINK}" accept
  }
  chain output {
    type filter hook output priority filter; policy drop;
    oifname "lo" accept
    meta nfproto ipv6 drop
    oifname "${BRIDGE}" accept
    oifname "${UPLINK}" ip daddr ${resolver} meta l4proto { tcp, udp } th dport 53 accept
    oifname "${UPLINK}" ct state related accept
    # Renewing a lease; the first one does without the firewall's leave.
    oifname "${UPLINK}" udp sport 68 udp dport 67 accept
  }
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "${UPLINK}" ip saddr ${SESSIONS} masquerade
  }
`;
}
