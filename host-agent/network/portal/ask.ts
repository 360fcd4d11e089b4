/** Asks the network for its captive portal, and follows where that leads. Runs in a jail: all answers are untrusted. */
import { z } from 'zod';
import { MAX_URL_BYTES } from '../../../appliance/protocol/limits.ts';
import { MAX_PORTAL_HOSTS, MAX_PORTAL_PORTS, PortAccess } from '../../../appliance/protocol/network.ts';
import { type Answer, isAddress, pageBehind, pageOfApi, portalPage, type PortalPage } from './answers.ts';

/** `probe`: a page that every network without a portal lets through. `apis`: what the network announced (RFC 8910). `refused`: networks in which no portal is. */
export const Question = z.strictObject({
  probe: z.string(),
  apis: z.array(z.string()).max(2),
  refused: z.array(z.string()),
});
export type Question = z.infer<typeof Question>;

const { hosts, ports } = PortAccess.options[3].shape;
/** `portal`: its first page, and the hosts to which it leads. `left`: a host that the session does not reach. */
export const Found = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(['online', 'none', 'refused']) }),
  z.strictObject({
    is: z.literal('portal'),
    url: z.string().max(MAX_URL_BYTES),
    hosts,
    ports,
    left: z.string().max(253).optional(),
  }),
]);
export type Found = z.infer<typeof Found>;

export interface Asking {
  /** The addresses of IPv4 that the network has for a name; empty if none. */
  readonly resolve: (name: string) => Promise<readonly string[]>;
  /** Whether the probe may be sent to this address. */
  readonly mayProbe: (address: string) => boolean;
  /** Whether a session that signs in may reach this address, and so may we. */
  readonly mayReach: (address: string) => boolean;
  /** `undefined`: no answer in time, or no certificate for an https page. */
  readonly get: (page: PortalPage, address: string) => Promise<Answer | undefined>;
}

/** Pages that follow each other. */
const MAX_STEPS = 6;
/** Of one host, so that others have room. */
const MAX_ADDRESSES = 2;

export async function ask({ probe: text, apis }: Omit<Question, 'refused'>, asking: Asking): Promise<Found> {
  const probe = portalPage(text);
  const answer = probe && (await visit(probe, { ...asking, mayReach: asking.mayProbe })).answer;
  const behind = probe && answer && pageBehind(answer, probe);
  if (behind === 'online') return { is: 'online' };
  const first = (await pageOfApis(apis, asking)) ?? behind;
  return first ? follow(first, asking) : { is: 'none' };
}

async function pageOfApis(apis: readonly string[], asking: Asking): Promise<PortalPage | undefined> {
  for (const untrustedUrl of apis) {
    const api = portalPage(untrustedUrl);
    const answer = api?.url.startsWith('https:') === true ? (await visit(api, asking)).answer : undefined;
    const page = answer && pageOfApi(answer);
    if (page) return page;
  }
  return undefined;
}

async function follow(first: PortalPage, asking: Asking): Promise<Found> {
  const reached = new Map<string, readonly string[]>();
  const allowed = new Set<number>();
  let page: PortalPage | undefined = first;
  let left: string | undefined;
  for (let step = 0; page !== undefined && step < MAX_STEPS; step += 1) {
    const { addresses, answer } = await visit(page, asking);
    const isNew = !reached.has(page.host);
    const count = [...reached.values()].flat().length + (isNew ? addresses.length : 0);
    const needed = new Set([...allowed, page.port]);
    if (addresses.length === 0 || count > MAX_PORTAL_HOSTS || needed.size > MAX_PORTAL_PORTS) {
      left = page.host;
      break;
    }
    if (isNew) reached.set(page.host, addresses);
    allowed.add(page.port);
    page = answer?.untrustedLocation === undefined ? undefined : portalPage(answer.untrustedLocation, page.url);
  }
  const hosts = [...reached].flatMap(([host, addresses]) =>
    addresses.map((address) => ({ address, ...(!isAddress(host) && { name: host }) })),
  );
  if (hosts.length === 0) return { is: 'refused' };
  return { is: 'portal', url: first.url, hosts, ports: [...allowed], ...(left !== undefined && { left }) };
}

async function visit(page: PortalPage, { resolve, mayReach, get }: Asking) {
  const all = isAddress(page.host) ? [page.host] : await resolve(page.host);
  const addresses = all.filter(mayReach).slice(0, MAX_ADDRESSES);
  const [address] = addresses;
  return { addresses, answer: address === undefined ? undefined : await get(page, address) };
}
