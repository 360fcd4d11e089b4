/**
 * The rules for an exit whose server takes connections, not packets. What sessions send by TCP goes to the port of a program, which carries it on; nothing
 * is forwarded. The policy is applied before the address of a packet becomes that of the program.
 */
import { SESSION_NETWORK } from '../../../protocol/addresses.ts';
import type { ExitEndpoint } from '../../../protocol/network.ts';
import { DNS_PORTS } from '../../../protocol/refused-networks.ts';
import { BRIDGE, UPLINK } from '../names.ts';
import { CARRIER_USER, TOR_USER } from '../readers.ts';
import { TOR_PROXY } from './tor/settings.ts';

/** The TCP port at which it takes them. */
export const CARRIER_PORT = 5500;

/** `ends`: where it may connect to. `tor`: it connects to Tor in this VM, which connects to the bridges; if there are none, to any relay of the Internet. */
export interface Carrier {
  readonly ends: readonly ExitEndpoint[];
  readonly tor?: { readonly bridges: readonly ExitEndpoint[] };
}

const SESSIONS = `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`;
/** Also by a broadcast, a session speaks with the network VM itself. */
const ITSELF = `${SESSION_NETWORK.address}, 255.255.255.255`;

/** `refused`: networks that are not the Internet. `byPolicy`: goes to the chain that decides for each session. `received`: counts what goes to a session. Pure. */
export function carriedChains(
  carrier: Carrier,
  refused: readonly string[],
  byPolicy: string,
  received: string,
): string {
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
${carrier.tor ? `    oifname "lo" ip daddr ${TOR_PROXY.address} tcp dport ${TOR_PROXY.port} accept\n` : `    ${farOf(carrier, refused)} accept\n`}    drop
  }
${carrier.tor ? torChain(carrier, refused) : ''}  chain received {
${received}    accept
  }
`;
}

/** A session connects to the program only by the rules above. Pure. */
export const carrierInput = `    ct status dnat ip daddr ${SESSION_NETWORK.address} tcp dport ${CARRIER_PORT} accept\n`;

/** The last packets of a connection belong to no account any more. Pure. */
export const carrierOutput = (
  carrier: Carrier,
  refused: readonly string[],
): string => `    meta skuid ${CARRIER_USER} goto carrier
${carrier.tor ? `    meta skuid ${TOR_USER} goto tor\n` : ''}    ct state established ${farOf(carrier, refused)} accept
`;

/** The programs of Tor speak with each other, the carrier, and relays. */
const torChain = (carrier: Carrier, refused: readonly string[]): string => `  chain tor {
    oifname "lo" ip daddr ${TOR_PROXY.address} meta l4proto tcp accept
    ${farOf(carrier, refused)} accept
    drop
  }
`;

/** What leads to the far end of the exit. */
function farOf({ ends, tor }: Carrier, refused: readonly string[]): string {
  const known = tor ? tor.bridges : ends;
  return known.length === 0
    ? `oifname "${UPLINK}" meta l4proto tcp ip daddr != { ${refused.join(', ')} } tcp dport != { ${DNS_PORTS.join(', ')} }`
    : `oifname "${UPLINK}" ip daddr . ip protocol . th dport { ${known.map(endOf).join(', ')} }`;
}

/** Pure. */
export const carrierRedirect = `    iifname "${BRIDGE}" ip daddr != { ${ITSELF} } meta l4proto tcp dnat ip to ${SESSION_NETWORK.address}:${CARRIER_PORT}\n`;

const endOf = ({ address, protocol, port }: ExitEndpoint): string => `${address} . ${protocol} . ${port}`;
