/** Everything that no session may reach, and a public page that tries to. */
import { SESSION_NETWORK, sessionAddress } from '../../../appliance/protocol/addresses.ts';
import { HOST_PORT, type TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';
import { ADDRESSES } from './internet.ts';

/** Each address gets its own path, which the servers record. */
export const REFUSED = {
  'the host by its LAN address': `http://${ADDRESSES.host}:${HOST_PORT}`,
  'the host by its second LAN address': `http://${ADDRESSES.hostOnPublicLan}:${HOST_PORT}`,
  'the loopback of the host through the gateway of the uplink': `http://192.0.2.1:${HOST_PORT}`,
  'the router of the LAN': `http://${ADDRESSES.router}`,
  'another computer of the LAN': `http://${ADDRESSES.lan}`,
  'a computer of the LAN by a public name': 'http://lan-by-name.test',
  'a computer on a LAN with public addresses': `http://${ADDRESSES.publicLan}`,
  'the network VM': `http://${SESSION_NETWORK.address}`,
  'one of the two sessions': `http://${sessionAddress(0)}`,
  'the other of them': `http://${sessionAddress(1)}`,
} as const;

/** An address that every session may reach. */
export const ALLOWED = 'http://other.test/fetched-control';

/** A public page that tries to fetch all of them, and the allowed address, and then opens `then`. */
export function reachPage(run: string, then?: string): string {
  const targets = [ALLOWED, ...Object.values(REFUSED).map((url, index) => `${url}/fetched-${index}`)];
  const next = then === undefined ? '' : `&then=${encodeURIComponent(then)}`;
  return `http://site.test/reach?run=${run}&${targets.map((url) => `target=${encodeURIComponent(url)}`).join('&')}${next}`;
}

/** The addresses that answered that page, once it has tried all. */
export async function answered({ site }: TestBed, run: string): Promise<string[]> {
  await site.waitForReport(run, ({ kind }) => kind === 'done', PAGE_TIMEOUT_MS);
  return (await site.reports(run)).filter(({ kind }) => kind === 'answered').map(({ detail }) => detail);
}

/** The paths with `part` that were requested from servers that no session may reach. */
export async function requestedInside({ inside: { host, lan, publicLan } }: TestBed, part: string): Promise<string[]> {
  return (await Promise.all([host, lan, publicLan].map((server) => server.requestsFor(part)))).flat();
}

/** The exit status of a program on the host itself that fetches `url`. */
export async function fetchOnHost({ internet }: TestBed, url: string): Promise<number> {
  const script = `fetch(process.argv[1] + '/visit?run=control').then((answer) => process.exit(answer.status === 200 ? 0 : 1))`;
  return (await internet.host.run([process.execPath, '-e', script, url])).status;
}
