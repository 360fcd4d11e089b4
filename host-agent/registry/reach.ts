/** Where a registry may send this host: by a redirect, and for a login. */
import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { getDomain } from 'tldts';
import { PRIVATE_NETWORKS, REFUSED_ALWAYS } from '../../appliance/protocol/refused-networks.ts';
import { Failure } from '../api/errors/failure.ts';
import { isLoopback } from './reference.ts';

const PRIVATE_IPV6 = ['::/127', 'fc00::/7', 'fe80::/10', 'ff00::/8'];
const PRIVATE = new BlockList();
for (const network of [...REFUSED_ALWAYS, ...PRIVATE_NETWORKS]) add(network, 'ipv4');
for (const network of PRIVATE_IPV6) add(network, 'ipv6');

function add(network: string, family: 'ipv4' | 'ipv6'): void {
  const [address = '', length] = network.split('/');
  PRIVATE.addSubnet(address, Number(length), family);
}

/** Whether the address belongs to this host or to a network inside. Also IPv4 in the form of IPv6. Pure. */
export const isPrivate = (address: string): boolean =>
  PRIVATE.check(address.replace(/%.*$/, ''), isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether a login at the registry may be sent to this server: one of the same owner by the public suffix list, or a named one. Pure. */
export function mayLogInAt(registry: string, server: string, loginServers: readonly string[]): boolean {
  const [from, to] = [nameOf(registry), nameOf(server)];
  if (from === to || loginServers.includes(to)) return true;
  if (isLoopback(from) && isLoopback(to)) return true;
  // Below a private suffix, each name belongs to somebody else.
  const domain = getDomain(from, { allowPrivateDomains: true });
  return domain !== null && domain === getDomain(to, { allowPrivateDomains: true });
}

/** Without port and brackets. Pure. */
const nameOf = (host: string): string => new URL(`https://${host}`).hostname.replace(/^\[|\]$/g, '');

/**
 * Keeps a registry on the Internet from having this host send requests to itself or to its network. The addresses that are checked are those
 * that are connected to, so that no name can change in between.
 */
export class Reach {
  /** Host name or address of the registry, and its port if it is given. */
  readonly #host: string;
  readonly #lookup: typeof lookUp;
  #isPublic: boolean;

  constructor(host: string, lookup: typeof lookUp = lookUp) {
    this.#host = host;
    this.#lookup = lookup;
    const name = nameOf(host);
    // A name that only a proxy resolves counts as one on the Internet.
    this.#isPublic = isIP(name) === 0 ? !isLoopback(host) : !isPrivate(name);
  }

  /** Throws `Failure` registry-unreachable if this server may not get a request: it would be unencrypted, or go inside from the Internet. */
  assertMayReach(url: URL): void {
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.host) && isLoopback(this.#host)))
      throw this.#refusal(`it leads to ${url.protocol}//, which is not encrypted`);
    const name = nameOf(url.host);
    if (isIP(name) !== 0) this.#assertOutside(name, [name]);
  }

  /** The option of sockets: the addresses of a name that may be connected to. */
  readonly lookup: LookupFunction = (name, options, callback) => {
    this.#lookup(name, { ...options, all: true }, (error, found) => {
      if (error) callback(error, []);
      else
        try {
          this.#assertOutside(
            name,
            found.map(({ address }) => address),
          );
          answer(found, options.all === true, callback);
        } catch (refusal) {
          callback(refusal as Error, []);
        }
    });
  };

  #assertOutside(name: string, addresses: readonly string[]): void {
    if (name === nameOf(this.#host)) {
      this.#isPublic = !addresses.some(isPrivate);
      return;
    }
    const inside = addresses.find(isPrivate);
    if (this.#isPublic && inside !== undefined)
      throw this.#refusal(`it leads to ${name}, which has the private address ${inside}`);
  }

  #refusal(reason: string): Failure {
    return new Failure('registry-unreachable', { host: this.#host, reason });
  }
}

function answer(found: readonly LookupAddress[], wantsAll: boolean, callback: Parameters<LookupFunction>[2]): void {
  const [first] = found;
  if (wantsAll) callback(null, [...found]);
  else callback(null, first?.address ?? '', first?.family);
}
