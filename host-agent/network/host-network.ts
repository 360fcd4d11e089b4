/** Identifies the network that the host uses. An uplink process reads it only at its start, so a change means a restart. */
import type { InternetFamilies } from '../../appliance/protocol/network.ts';
import { textNow } from '../process/process.ts';
import { ipv6Defaults, ipv6Links } from './ipv6-routes.ts';
import { hasOtherDefault, linksOfPieces } from './routes.ts';

const ROUTES = '/proc/net/route';
export const IPV6_ROUTES = '/proc/net/ipv6_route';
const TABLES = '/proc/net/fib_trie';
export const RESOLVERS = '/etc/resolv.conf';

/** One line with the links and gateways of the default routes of both families, and the nameservers in order. Pure. */
export function hostNetworkOf(routes: string, resolvConf: string, ipv6Routes = ''): string {
  const ways = [...ipv4Defaults(routes).toSorted(), ...ipv6Defaults(ipv6Routes)];
  return `${ways.join(',')};${nameserversIn(resolvConf).join(',')}`;
}

/**
 * By which families the host reaches the Internet. Without a route of IPv6 it counts as one with IPv4, which may reach a LAN. IPv6 that leaves beside a VPN
 * for IPv4 does not count. `tables`: the text of /proc/net/fib_trie. Pure.
 */
export function familiesOf(routes: string, resolvConf: string, ipv6Routes: string, tables = ''): InternetFamilies {
  const ipv6 = ipv6Defaults(ipv6Routes).length > 0 && !isBesideVpn(routes, ipv6Routes, tables);
  const ipv4 = !ipv6 || ipv4Defaults(routes).length > 0;
  return askedBy(ipv4, ipv6, resolvConf);
}

/** With the family by which the host's nameserver is asked. Pure. */
export function askedBy(ipv4: boolean, ipv6: boolean, resolvConf: string): InternetFamilies {
  const nameservers = nameserversIn(resolvConf);
  const [has4, has6] = [nameservers.some((one) => !one.includes(':')), nameservers.some((one) => one.includes(':'))];
  // passt asks the first one of the family by which it is asked itself.
  return { ipv4, ipv6, resolver: ipv6 && has6 && !(ipv4 && has4) ? 'ipv6' : 'ipv4' };
}

/** Whether IPv4 leaves by a link by which IPv6 does not: that of a VPN may take IPv4 only, and a session would then show the address behind it. Pure. */
function isBesideVpn(routes: string, ipv6Routes: string, tables: string): boolean {
  const ways = ipv4Ways(routes);
  const pieces = linksOfPieces(routes);
  const least = Math.min(...ways.map(({ metric }) => metric));
  const used = pieces.length > 0 ? pieces : ways.filter(({ metric }) => metric === least).map(({ link }) => link);
  const links = ipv6Links(ipv6Routes);
  const isElsewhere = used.length > 0 && !used.some((link) => links.includes(link));
  // Such a table has no link: a second one must carry IPv6.
  const isByRule = hasOtherDefault(tables) && links.every((link) => ways.some((way) => way.link === link));
  return isElsewhere || isByRule;
}

/** The default routes of the main table. */
const ipv4Ways = (routes: string): { readonly link: string; readonly metric: number }[] =>
  routes
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([link = '', destination, , , , , metric, mask]) =>
      mask === '00000000' && destination === '00000000' ? [{ link, metric: Number(metric) }] : [],
    );

const ipv4Defaults = (routes: string): string[] =>
  routes
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([link, destination, gateway, , , , , mask]) =>
      destination === '00000000' && mask === '00000000' ? [`${link ?? ''} ${gateway ?? ''}`] : [],
    );

export const nameserversIn = (resolvConf: string): string[] =>
  [...resolvConf.matchAll(/^\s*nameserver\s+(\S+)/gm)].flatMap(([, address]) => address ?? []);

export const hostNetwork = (routesFile = ROUTES, resolvConfFile = RESOLVERS, ipv6RoutesFile = IPV6_ROUTES): string =>
  hostNetworkOf(textNow(routesFile), textNow(resolvConfFile), textNow(ipv6RoutesFile));

export const hostFamilies = (
  routesFile = ROUTES,
  resolvConfFile = RESOLVERS,
  ipv6RoutesFile = IPV6_ROUTES,
  tablesFile = TABLES,
): InternetFamilies =>
  familiesOf(textNow(routesFile), textNow(resolvConfFile), textNow(ipv6RoutesFile), textNow(tablesFile));
