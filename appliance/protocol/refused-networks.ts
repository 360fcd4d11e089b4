/** Networks that sessions must not reach. The network VM refuses them, and so does the filter on the host behind it. */
import { SESSION_NETWORK } from './addresses.ts';

/** Never reachable from a session, not even under `open`: the network VM itself, other sessions, and addresses that no router forwards. */
export const REFUSED_ALWAYS: readonly string[] = [
  '0.0.0.0/8', // "this" network
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, and the metadata services of clouds
  '192.0.2.0/24', // the network VM's own uplink
  `${SESSION_NETWORK.network}/${SESSION_NETWORK.prefixLength}`, // other sessions
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
];

/** Addresses for benchmarks (RFC 2544), which no network routes. With an exit that takes names, each name that a session asks for stands behind one of them. */
export const MADE_NETWORK = '198.18.0.0/15';

/** Networks that are not part of the Internet. */
export const PRIVATE_NETWORKS: readonly string[] = [
  '10.0.0.0/8',
  '100.64.0.0/10', // shared by providers
  '172.16.0.0/12',
  '192.0.0.0/24', // protocol assignments
  '192.168.0.0/16',
  MADE_NETWORK,
];

/** Ports of DNS, which only the network VM's own resolver serves. */
export const DNS_PORTS: readonly number[] = [53, 853, 5353];
