/** The sites whose pages a server may show. */
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

const MAX_SITES = 128;
/** A name of the DNS, or an address of IPv4. */
const NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** The names in a list with commas, as the WHATWG parser writes them; `undefined` if one is no name of a host. Pure. */
export function sitesIn(list: string): readonly string[] | undefined {
  const names = list.split(',').map((name) => hostOf(`http://${name.trim()}/`, name.trim()));
  return names.length <= MAX_SITES && names.every((name) => name !== undefined) ? names : undefined;
}

/** Nothing but a name: no port, path or account. */
function hostOf(url: string, name: string): string | undefined {
  if (/[/:@?#\s]/.test(name)) return undefined;
  const hostname = parseUrl(url)?.hostname;
  return hostname !== undefined && NAME.test(hostname) ? hostname : undefined;
}

/** Whether a page at this address may be shown. The empty page is of no site. Pure. */
export function isOfSites(sites: readonly string[] | undefined, url: string): boolean {
  if (sites === undefined || /^about:(blank|srcdoc)([?#]|$)/.test(url)) return true;
  const parsed = parseUrl(url);
  if (!parsed) return false;
  const { protocol, hostname } = parsed;
  const name = hostname.replace(/\.$/, '');
  return ['http:', 'https:'].includes(protocol) && sites.some((site) => name === site || name.endsWith(`.${site}`));
}
