import {
  SESSION_NETWORK,
  SESSION_NETWORK_6,
  sessionAddress,
  sessionAddress6,
  sessionMac,
} from '../../protocol/addresses.ts';
import { portName } from './names.ts';

/**
 * Frames that may enter and leave each port: only those of its VM, with that VM's MAC and IP address, and broadcasts at a limited rate. A fragment
 * hides from later rules what it is part of, so none may go to the network VM itself. With `hasIpv6`, also TCP, UDP and pings of IPv6, without any header
 * in between, and the question which card the network VM has. Pure.
 */
export function portTable(ports: readonly number[], hasIpv6: boolean): string {
  const vm = (port: number) => `"${portName(port)}" . ${sessionMac(port)}`;
  const own = ports.map((port) => `${vm(port)} . ${sessionAddress(port)}`).join(', ');
  const own6 = ports.map((port) => `${vm(port)} . ${sessionAddress6(port)}`).join(', ');
  const rules =
    ports.length === 0
      ? ''
      : `    ether type arp update @calls { iifname limit rate over 50/second burst 100 packets } goto refuse
    ip saddr 0.0.0.0 update @calls { iifname limit rate over 50/second burst 100 packets } goto refuse
    ip frag-off & 0x3fff != 0 ip daddr { ${SESSION_NETWORK.address}, 255.255.255.255 } goto refuse
${hasIpv6 ? ipv6Rules : ''}    udp dport 67 jump leases
    iifname . ether saddr . ip saddr { ${own} } accept
    iifname . ether saddr . arp saddr ip { ${own} } accept
${hasIpv6 ? `    iifname . ether saddr . ip6 saddr { ${own6} } accept\n` : ''}    iifname . ether saddr { ${ports.map(vm).join(', ')} } ip saddr 0.0.0.0 ip daddr 255.255.255.255 udp sport 68 udp dport 67 accept
    goto refuse
`;
  return `${ports.map((port) => `  counter spoofed${port} {}\n`).join('')}  set calls {
    type ifname
    size 64
    flags dynamic
  }
  chain refuse {
${ports.length === 0 ? '' : `    counter name iifname map { ${ports.map((port) => `"${portName(port)}" : "spoofed${port}"`).join(', ')} }\n`}    drop
  }
  chain leases {
    udp length < ${LEASE_BYTES} goto refuse
${ports.map(leaseRule).join('')}  }
${hasIpv6 && ports.length > 0 ? questionsChain(own6) : ''}  chain arriving {
    type filter hook prerouting priority -300; policy drop;
${rules}  }
  chain between {
    type filter hook forward priority 0; policy drop;
  }
  chain leaving {
    type filter hook postrouting priority 0; policy drop;
${
  ports.length === 0
    ? ''
    : `    oifname . ether daddr { ${ports.map(vm).join(', ')} } accept
    ether type arp accept
`
}${ports.map(offerRule).join('')}  }
`;
}

/** The group in which the network VM hears who asks for its card. */
const ROUTER_GROUP = 'ff02::1:ff00:1';
/** A kernel reports the groups that it listens to, which no one here needs to know. No one speaks of routers, redirects or the cards of others. */
const ipv6Rules = `    ip6 daddr ff02::16 drop
    ip6 nexthdr != { tcp, udp, icmpv6 } goto refuse
    ip6 nexthdr icmpv6 ip6 length < 8 goto refuse
    icmpv6 type nd-neighbor-solicit goto questions
    icmpv6 type != echo-request goto refuse
    ip6 daddr ff00::/8 goto refuse
`;
/** Which card the network VM has, at a limited rate. `own`: the cards of sessions with their addresses. */
const questionsChain = (own: string): string => `  chain questions {
    update @calls { iifname limit rate over 50/second burst 100 packets } goto refuse
    icmpv6 taddr ${SESSION_NETWORK_6.address} ip6 daddr { ${ROUTER_GROUP}, ${SESSION_NETWORK_6.address} } iifname . ether saddr . ip6 saddr { ${own} } accept
    goto refuse
  }
`;

/** The client's MAC address in a DHCP message: at byte 28, after 8 bytes of UDP. */
const CARD = '@th,288,48';
/** UDP's header, and a DHCP message up to its options: what a shorter one lacks, no rule would see. */
const LEASE_BYTES = 8 + 236;
const cardAt = (port: number): string => `0x${sessionMac(port).replaceAll(':', '')}`;

/** A VM may request a lease only for its own MAC address. */
const leaseRule = (port: number): string => `    iifname "${portName(port)}" ${CARD} != ${cardAt(port)} goto refuse\n`;

/** A broadcast answer goes only to the VM that it is for. */
const offerRule = (port: number): string =>
  `    oifname "${portName(port)}" udp sport 67 udp dport 68 ${CARD} ${cardAt(port)} accept\n`;
