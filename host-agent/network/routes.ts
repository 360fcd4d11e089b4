/** The networks that the host reaches by its routes: VPNs, and networks behind another router. Only IPv4: those of IPv6 are in `ipv6-routes.ts`. */

/** A route of IPv4, as in /proc/net/route; the gateway is 0.0.0.0 for a network of the link itself. */
interface Route {
  readonly link: string;
  readonly gateway: string;
  readonly first: number;
  readonly prefixLength: number;
}

const UNREACHABLE = 0x0200;
/**
 * Routes of one link that cover this much of IPv4 together carry the Internet in pieces, as those of a VPN for everything do: `0.0.0.0/1` and `128.0.0.0/1`,
 * or all but the private networks. No network of a company is that large.
 */
const INTERNET_IN_PIECES = 2 ** 30;

/** The networks in the text of /proc/net/route, the routes of the main table. Pure. */
export function routedNetworks(untrustedText: string): string[] {
  const routes = routesIn(untrustedText);
  const defaults = new Set(routes.filter(({ prefixLength }) => prefixLength === 0).map(wayOf));
  // What leads the same way as the Internet is part of it: the server of a VPN, for example.
  const others = routes.filter(
    (route) => route.prefixLength > 0 && !(route.gateway !== '0.0.0.0' && defaults.has(wayOf(route))),
  );
  const links = new Set(others.map(({ link }) => link));
  return [...links].flatMap((link) => networksOf(others.filter((route) => route.link === link)));
}

/** The networks in the text of /proc/net/fib_trie, in all tables but the main one, which /proc/net/route has with its gateways. Pure. */
export function networksOfOtherTables(untrustedText: string): string[] {
  // The local table may be one with the main table.
  const routes = entriesOf(untrustedText).filter(
    ({ type, link, prefixLength }) => type === 'UNICAST' && prefixLength > 0 && link !== 'Main' && link !== 'Local',
  );
  const tables = new Set(routes.map(({ link }) => link));
  return [...tables].flatMap((table) => networksOf(routes.filter(({ link }) => link === table)));
}

/** Whether a table other than the main one has a default route, as those of a VPN that is reached by rules. Pure. */
export const hasOtherDefault = (untrustedText: string): boolean =>
  entriesOf(untrustedText).some(
    ({ type, link, prefixLength }) => type === 'UNICAST' && prefixLength === 0 && link !== 'Main' && link !== 'Local',
  );

/**
 * The host's own addresses in the text of /proc/net/fib_trie. Also those of links that are down or have no cable: the kernel answers there,
 * although no list of interfaces in use has them. Pure.
 */
export function ownAddresses(untrustedText: string): string[] {
  const own = entriesOf(untrustedText).filter(({ type }) => type === 'LOCAL');
  return [...new Set(own.map(textOf))];
}

/** A line of /proc/net/fib_trie, with its table as the link. */
interface Entry extends Route {
  readonly type: string;
}

function entriesOf(untrustedText: string): Entry[] {
  const found: Entry[] = [];
  let [table, address] = ['', ''];
  for (const line of untrustedText.split('\n')) {
    table = /^(\S.*):$/.exec(line)?.[1] ?? table;
    address = /\|-- ([\d.]+)/.exec(line)?.[1] ?? address;
    const [, length, type] = /^\s+\/(\d+) \S+ ([A-Z]+)/.exec(line) ?? [];
    if (length === undefined || type === undefined) continue;
    found.push({ type, link: table, gateway: '', first: numberOf(address), prefixLength: Number(length) });
  }
  return found;
}

/** The links with a default route, in the text of /proc/net/route. Pure. */
export const defaultLinks = (untrustedText: string): string[] => [
  ...new Set(routesIn(untrustedText).flatMap(({ link, prefixLength }) => (prefixLength === 0 ? [link] : []))),
];

/** Whether packets to this address of IPv4 leave by a link with a default route. Pure. */
export function leavesByDefault(address: string, untrustedText: string): boolean {
  const host = { first: numberOf(address), prefixLength: 33 };
  const matching = routesIn(untrustedText).filter((route) => isInside(host, route));
  const longest = Math.max(...matching.map(({ prefixLength }) => prefixLength));
  const links = defaultLinks(untrustedText);
  return matching.some(({ link, prefixLength }) => prefixLength === longest && links.includes(link));
}

/** The links that carry the Internet in pieces, in the text of /proc/net/route. Pure. */
export function linksOfPieces(untrustedText: string): string[] {
  const routes = routesIn(untrustedText);
  const links = new Set(routes.map(({ link }) => link));
  return [...links].filter((link) => areInternet(routes.filter((one) => one.link === link && one.prefixLength > 0)));
}

const areInternet = (routes: readonly Route[]): boolean =>
  routes.reduce((sum, route) => sum + sizeOf(route), 0) >= INTERNET_IN_PIECES;

/** Of the routes of a link that carries the Internet in pieces, only those inside another one are networks. */
function networksOf(routes: readonly Route[]): string[] {
  const networks = areInternet(routes) ? routes.filter((one) => routes.some((other) => isInside(one, other))) : routes;
  return networks.map(textOf);
}

const routesIn = (untrustedText: string): Route[] => untrustedText.split('\n').slice(1).flatMap(routeOf);

function routeOf(line: string): Route[] {
  const [link = '', destination = '', gateway = '', flags = '', , , , mask = ''] = line.trim().split(/\s+/);
  if (mask === '' || (parseInt(flags, 16) & UNREACHABLE) !== 0) return [];
  const prefixLength = 32 - Math.log2(2 ** 32 - reversed(mask));
  return [{ link, gateway: dotted(reversed(gateway)), first: reversed(destination), prefixLength }];
}

/** The kernel prints addresses in the byte order of the host, which is x86. */
const reversed = (hex: string): number => Buffer.from(hex.padStart(8, '0'), 'hex').readUInt32LE();
const dotted = (address: number): string => [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const wayOf = ({ link, gateway }: Route): string => `${link} ${gateway}`;
const sizeOf = ({ prefixLength }: Route): number => 2 ** (32 - prefixLength);
const textOf = ({ first, prefixLength }: Route): string => `${dotted(first)}/${prefixLength}`;

const isInside = (one: Pick<Route, 'first' | 'prefixLength'>, other: Route): boolean =>
  other.prefixLength < one.prefixLength && one.first >= other.first && one.first < other.first + sizeOf(other);
