/** What a network says about its captive portal: pure parsers of untrusted answers. */
import { z } from 'zod';
import { MAX_URL_BYTES } from '../../../appliance/protocol/limits.ts';
import { DomainName } from '../../../appliance/protocol/network.ts';
import { DNS_PORTS } from '../../../appliance/protocol/refused-networks.ts';
import { bookmarkPageUrl } from '../../api/session/url.ts';
import { parseUrl } from '../../../appliance/protocol/parse-url.ts';

/** A page whose host a session can be allowed to reach. */
export interface PortalPage {
  readonly url: string;
  /** A name, or an address of IPv4. */
  readonly host: string;
  readonly port: number;
}

/** An answer by HTTP. `untrustedBody`: its begin. */
export interface Answer {
  readonly status: number;
  readonly untrustedLocation?: string | undefined;
  readonly untrustedBody: string;
}

/** What NetworkManager's servers answer, Debian's among them. */
const ONLINE = 'NetworkManager is online';
/** Network Authentication Required (RFC 6585). */
const SIGN_IN = 511;

export const isAddress = (host: string): boolean => z.ipv4().safeParse(host).success;

/** `undefined`: no page of a portal that a session could show. `base`: the page that names it. */
export function portalPage(untrustedText: string, base?: string): PortalPage | undefined {
  const url = untrustedText.length > MAX_URL_BYTES ? undefined : parseUrl(untrustedText, base);
  const read = url && bookmarkPageUrl(url.href);
  if (!read || 'refused' in read) return undefined;
  const { hostname: host, port: written, protocol } = new URL(read.url);
  const port = written === '' ? (protocol === 'https:' ? 443 : 80) : Number(written);
  if (port === 0 || DNS_PORTS.includes(port) || !(isAddress(host) || DomainName.safeParse(host).success))
    return undefined;
  return { url: read.url, host, port };
}

/** Where the answer to the probe leads. `undefined`: nowhere. */
export function pageBehind({ status, untrustedLocation, untrustedBody }: Answer, probe: PortalPage) {
  if (status === 204 || (status === 200 && untrustedBody.startsWith(ONLINE))) return 'online';
  if (untrustedLocation !== undefined) return portalPage(untrustedLocation, probe.url);
  // The network answers in the place of the server.
  return status === 200 || status === SIGN_IN ? probe : undefined;
}

/** RFC 8908. */
const Api = z.object({ captive: z.literal(true), 'user-portal-url': z.string() });

/** The page that the API of a portal names, which has to be encrypted. */
export function pageOfApi({ untrustedBody }: Answer): PortalPage | undefined {
  try {
    const page = portalPage(Api.parse(JSON.parse(untrustedBody))['user-portal-url']);
    return page?.url.startsWith('https:') === true ? page : undefined;
  } catch {
    return undefined;
  }
}
