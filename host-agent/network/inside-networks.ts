import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { addressNumber, AddressSet } from '../../appliance/protocol/address-set.ts';
import { networksOfOtherTables, ownAddresses, routedNetworks } from './routes.ts';
import { ipv6Networks } from './ipv6-routes.ts';
import { EVERYTHING, EVERYTHING_6, refusedNetworks } from './policy.ts';

const ROUTES = '/proc/net/route';
/** All tables: policy routing puts those of some VPNs into a separate one. */
const TABLES = '/proc/net/fib_trie';
/** Absent where the kernel has no IPv6. */
const IPV6_ROUTES = '/proc/net/ipv6_route';
/** Refused in any case. */
const LOOPBACK = '127.0.0.0/8';

/** The networks of the host, by its addresses and by its routes. Everything, when the routes cannot be read. Costs a fraction of a millisecond. */
export function insideNetworks(routesFile = ROUTES, tablesFile = TABLES, interfaces = networkInterfaces()): string[] {
  const [routes, tables] = [textIn(routesFile), textIn(tablesFile)];
  if (routes === undefined || tables === undefined) return refusedNetworks(interfaces, [EVERYTHING]);
  const networks = refusedNetworks(interfaces, [...routedNetworks(routes), ...networksOfOtherTables(tables)]);
  const known = new AddressSet([LOOPBACK, ...networks]);
  // Most are in one of those networks, and a policy has not room for any number.
  const others = ownAddresses(tables).filter((own) => !known.has(addressNumber(own.split('/')[0] ?? '')));
  return [...networks, ...others].toSorted();
}

/** More than a host ever has; their policy still fits one line. */
const MAX_IPV6_NETWORKS = 64;

/** The same of IPv6, where only global addresses have to be named. */
export function insideIpv6Networks(routesFile = IPV6_ROUTES): string[] {
  const routes = textIn(routesFile);
  const networks = routes === undefined ? [EVERYTHING_6] : ipv6Networks(routes);
  return networks.length > MAX_IPV6_NETWORKS ? [EVERYTHING_6] : networks;
}

function textIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
