import { MAX_PORTS, sessionAddress } from '../../protocol/addresses.ts';
import type { NetworkPolicy } from '../../protocol/network.ts';
import { gatePort } from './name-gate.ts';
import { BRIDGE, UPLINK } from './names.ts';
import { LEASES_USER, namesUser, UPLINK_LEASE_USER } from './readers.ts';

/** The accounts of the programs that read what others send, for nft. */
export const READERS = `${UPLINK_LEASE_USER}-${namesUser(MAX_PORTS - 1)}`;
/** The first lease uses a raw socket, which the firewall does not see. */
const LEASE_RENEWAL = `    meta skuid ${UPLINK_LEASE_USER} oifname "${UPLINK}" udp sport 68 udp dport 67 accept\n`;

/**
 * What the programs may send that read what others send. A dnsmasq that a session has taken over reaches only that session and its own name gate; only that
 * of an open session reaches the resolver. Pure.
 */
export function readersChain(
  { ports: rules }: Pick<NetworkPolicy, 'ports'>,
  resolver: string,
  ports: readonly number[],
  isLeased: boolean,
): string {
  const open = rules.filter(({ port, access }) => access.kind === 'open' && ports.includes(port));
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
      : `    oifname "${UPLINK}" ip daddr ${resolver} meta l4proto { tcp, udp } th dport 53 meta skuid { ${each(
          (port) => String(namesUser(port)),
          open.map(({ port }) => port),
        )} } accept
`
  }${isLeased ? LEASE_RENEWAL : ''}    drop
  }
`;
}
