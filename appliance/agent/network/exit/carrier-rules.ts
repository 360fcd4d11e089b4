/**
 * The rules for an exit whose server takes connections, not packets. What sessions send by TCP goes to the port of a program, which carries it on; nothing
 * is forwarded. The policy is applied before the address of a packet becomes that of the program.
 */
import { SESSION_NETWORK } from '../../../protocol/addresses.ts';
import type { ExitEndpoint } from '../../../protocol/network.ts';
import { BRIDGE, UPLINK } from '../names.ts';
import { CARRIER_USER } from '../readers.ts';

/** The TCP port at which it takes them. */
export const CARRIER_PORT = 5500;

/** `ends`: where it may connect to. */
export interface Carrier {
  readonly ends: readonly ExitEndpoint[];
}

const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;
/** Also by a broadcast, a session speaks with the network VM itself. */
const ITSELF = `${SESSION_NETWORK.address}, 255.255.255.255`;

/** `byPolicy`: goes to the chain that decides for each session. `received`: counts what goes to a session. Pure. */
export function carriedChains({ ends }: Carrier, byPolicy: string, received: string): string {
  return `  chain carried {
    type filter hook prerouting priority mangle; policy accept;
    iifname != "${BRIDGE}" accept
    meta nfproto ipv6 drop
    ip daddr { ${ITSELF} } accept
    ct state invalid drop
    ip saddr != ${SESSIONS} drop
    ct state new jump limits
${byPolicy}    drop
  }
  chain carrier {
    oifname "${BRIDGE}" tcp sport ${CARRIER_PORT} ct state established jump received
    oifname "${UPLINK}" ip daddr . ip protocol . th dport { ${ends.map(endOf).join(', ')} } accept
    drop
  }
  chain received {
${received}    accept
  }
`;
}

/** A session connects to the program only by the rules above. Pure. */
export const carrierInput = `    ct status dnat ip daddr ${SESSION_NETWORK.address} tcp dport ${CARRIER_PORT} accept\n`;

/** The last packets of a connection belong to no account any more. Pure. */
export const carrierOutput = ({ ends }: Carrier): string => `    meta skuid ${CARRIER_USER} goto carrier
    oifname "${UPLINK}" ct state established ip daddr . ip protocol . th dport { ${ends.map(endOf).join(', ')} } accept
`;

/** Pure. */
export const carrierRedirect = `    iifname "${BRIDGE}" ip daddr != { ${ITSELF} } meta l4proto tcp dnat ip to ${SESSION_NETWORK.address}:${CARRIER_PORT}\n`;

const endOf = ({ address, protocol, port }: ExitEndpoint): string => `${address} . ${protocol} . ${port}`;
