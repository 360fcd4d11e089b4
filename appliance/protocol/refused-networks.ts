/** Networks that sessions must not reach. The network VM refuses them, and so does the filter on the host behind it. */
import { SESSION_NETWORK } from './addresses.ts';
import { isIpv6 } from './ipv6.ts';

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

/** The prefix under which NAT64 shows IPv4 to computers without it (RFC 6052): the IPv4 address is at its end. */
const NAT64_PREFIX = '64:ff9b::';

/** All of IPv6 that can be the Internet: global unicast, and IPv4 by NAT64. Everything else is refused by not being here. */
export const INTERNET_6: readonly string[] = ['2000::/3', `${NAT64_PREFIX}/96`];
/** Of networks that only an open session reaches: unique local addresses. */
export const UNIQUE_LOCAL_6 = 'fc00::/7';

/** Parts of these that no session reaches, not even under `open`. */
export const REFUSED_ALWAYS_6: readonly string[] = [
  '2001::/23', // protocol assignments, among them Teredo, which holds IPv4 addresses
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4, which holds IPv4 addresses
  '3fff::/20', // documentation
  'fd53:4200::/48', // the network VM's own uplink, and other sessions
];

/** The network of NAT64 that stands for a network of IPv4. Pure. */
export function nat64Network(ipv4: string): string {
  const [address = '', length = '32'] = ipv4.split('/');
  return `${NAT64_PREFIX}${address}/${96 + Number(length)}`;
}

/** What is refused in IPv6 where `networks`, of either family, are refused. Pure. */
export const refusedIpv6 = (networks: readonly string[]): string[] => [
  ...REFUSED_ALWAYS_6,
  ...networks.map((network) => (isIpv6(network) ? network : nat64Network(network))),
];

/** Ports of DNS, which only the network VM's own resolver serves. */
export const DNS_PORTS: readonly number[] = [53, 853, 5353];
