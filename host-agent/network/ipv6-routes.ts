/** What the host's routes say of IPv6, as /proc/net/ipv6_route has them: those of all tables. */
import { Ipv6Set, ipv6Network, ipv6Text } from '../../appliance/protocol/ipv6.ts';

/** Of `rt6i_flags`. */
const FLAG = { up: 0x1, reject: 0x200, anycast: 0x0010_0000, cached: 0x0100_0000, local: 0x8000_0000 } as const;
/** Providers give a home or an office 256 networks or more, so what begins like one of them is inside. */
const SITE_BITS = 56;
/**
 * Routes of one link that cover this much of IPv6 together carry the Internet in pieces, as those of a VPN for everything do: `2000::/3`, or all of it
 * but some networks. No network of a company is that large.
 */
const INTERNET_IN_PIECES = 2 ** -8;
/** Global unicast. All else is refused anyway. */
const GLOBAL_BITS = 3;
const GLOBAL = new Ipv6Set([`2000::/${GLOBAL_BITS}`]);
/** Addresses that are of the link or of the host itself. */
const NARROW = new Ipv6Set(['fe80::/10', '::/127', 'ff00::/8']);

interface Route {
  readonly link: string;
  readonly gateway: string;
  readonly first: Uint8Array;
  readonly prefixLength: number;
  readonly isOwn: boolean;
}

/**
 * The networks of global addresses that are not the Internet for sessions: those of the host's own addresses, and those that it reaches by a route, widened
 * to what one site has. Pure.
 */
export function ipv6Networks(untrustedText: string): string[] {
  const routes = routesIn(untrustedText);
  const defaults = new Set(routes.filter(isDefault).map(wayOf));
  const own = routes.filter(({ isOwn }) => isOwn);
  const others = routes.filter(
    (route) =>
      !route.isOwn && !isDefault(route) && isGlobal(route) && !(route.gateway !== '::' && defaults.has(wayOf(route))),
  );
  const links = new Set(others.map(({ link }) => link));
  const networks = [...own, ...[...links].flatMap((link) => networksOf(others.filter((one) => one.link === link)))];
  return [
    ...new Set(
      networks
        .filter(({ first }) => GLOBAL.has(first))
        .map(({ first, prefixLength }) => ipv6Network(ipv6Text(first), Math.min(prefixLength, SITE_BITS))),
    ),
  ].toSorted();
}

/** The links and gateways of the routes to the Internet; empty without an address that could be used there. Pure. */
export function ipv6Defaults(untrustedText: string): string[] {
  const routes = routesIn(untrustedText);
  const hasAddress = routes.some(({ isOwn, first }) => isOwn && !NARROW.has(first));
  return hasAddress ? [...new Set(routes.filter(isDefault).map(wayOf))].toSorted() : [];
}

/** The links that carry the Internet, by a default route or in pieces. Pure. */
export function ipv6Links(untrustedText: string): string[] {
  const routes = routesIn(untrustedText).filter(({ isOwn, link }) => !isOwn && link !== 'lo');
  const ofLink = (link: string) => routes.filter((one) => one.link === link);
  return [...new Set(routes.map(({ link }) => link))].filter(
    (link) => ofLink(link).some(isDefault) || areInternet(ofLink(link).filter(isGlobal)),
  );
}

const areInternet = (routes: readonly Route[]): boolean =>
  routes.reduce((sum, { prefixLength }) => sum + 2 ** -prefixLength, 0) >= INTERNET_IN_PIECES;
/** Multicast and link-local addresses are on each link. */
const isGlobal = ({ first, prefixLength }: Route): boolean => GLOBAL.has(first) || prefixLength < GLOBAL_BITS;

/** Of the routes of a link that carries the Internet in pieces, only those inside another one are networks. */
function networksOf(routes: readonly Route[]): readonly Route[] {
  return areInternet(routes) ? routes.filter((one) => routes.some((other) => isInside(one, other))) : routes;
}

function routesIn(untrustedText: string): Route[] {
  return untrustedText.split('\n').flatMap((line) => {
    const [first = '', length = '', , , gateway = '', , , , flags = '', link = ''] = line.trim().split(/\s+/);
    if (!/^[0-9a-f]{32}$/.test(first) || !/^[0-9a-f]{32}$/.test(gateway) || link === '') return [];
    const bits = parseInt(flags, 16);
    const has = (flag: number) => Math.floor(bits / flag) % 2 === 1;
    if (!has(FLAG.up) || has(FLAG.reject) || has(FLAG.anycast) || has(FLAG.cached)) return [];
    return [
      {
        link,
        gateway: ipv6Text(Buffer.from(gateway, 'hex')),
        first: Uint8Array.from(Buffer.from(first, 'hex')),
        prefixLength: parseInt(length, 16),
        isOwn: has(FLAG.local),
      },
    ];
  });
}

const isDefault = ({ prefixLength, isOwn, link }: Route): boolean => prefixLength === 0 && !isOwn && link !== 'lo';
const wayOf = ({ link, gateway }: Route): string => `${link} ${gateway}`;
const isInside = (one: Route, other: Route): boolean =>
  other.prefixLength < one.prefixLength &&
  new Ipv6Set([`${ipv6Text(other.first)}/${other.prefixLength}`]).has(one.first);
