/** Reads a file of WireGuard, as `wg-quick` does, into an exit and its keys. Nothing in it is ignored that would change where packets go. */
import { isIPv4, isIPv6 } from 'node:net';
import { z } from 'zod';
import { WireGuardKey } from '../../appliance/protocol/network.ts';
import { Exit, ExitServer } from './exit.ts';

/** The secrets of a tunnel. */
export const TunnelKeys = z.strictObject({
  privateKey: WireGuardKey,
  presharedKey: WireGuardKey.optional(),
});
export type TunnelKeys = z.infer<typeof TunnelKeys>;

export interface FileProblem {
  /** Counted from 1; absent if something is missing. */
  readonly line?: number;
  readonly message: string;
}

const SECTIONS = {
  interface: ['privatekey', 'address', 'dns', 'mtu', 'listenport'],
  peer: ['publickey', 'presharedkey', 'endpoint', 'allowedips', 'persistentkeepalive'],
} as const;
type Section = keyof typeof SECTIONS;

interface Entry {
  readonly line: number;
  readonly value: string;
}

/** What is written, before it is known whether it is right. */
interface Written {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly peers: number;
}

/** The exit that `text` describes, or every mistake in it. Pure. */
export function readWireGuardFile(
  text: string,
): { readonly exit: Exit; readonly keys: TunnelKeys } | { readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const { entries, peers } = written(text, problems);
  if (peers !== 1) problems.push({ message: `must have one [Peer], and has ${peers}` });
  const reader = new Reader(entries, problems);
  const privateKey = reader.needed('PrivateKey', keyOf);
  const address = reader.needed('Address', firstAddress);
  const resolver = reader.needed('DNS', firstAddress);
  const mtu = reader.optional('MTU', numberOf(1280, 9000));
  const peerKey = reader.needed('PublicKey', keyOf);
  const presharedKey = reader.optional('PresharedKey', keyOf);
  const server = reader.needed('Endpoint', (value) => ExitServer.safeParse(value));
  reader.needed('AllowedIPs', everything);
  const keepaliveSeconds = reader.optional('PersistentKeepalive', keepaliveOf);
  if (problems.length > 0) return { problems: problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
  const exit = { kind: 'wireguard', server, peerKey, address, resolver, mtu, keepaliveSeconds };
  return { exit: Exit.parse(exit), keys: TunnelKeys.parse({ privateKey, presharedKey }) };
}

/** The keys in lower case, because WireGuard reads them in any case. A key that comes twice adds to the list of its values. */
function written(text: string, problems: FileProblem[]): Written {
  const entries = new Map<string, Entry>();
  let section: Section | undefined;
  let peers = 0;
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const content = whole.replace(/#.*$/, '').trim();
    if (content === '') continue;
    const heading = /^\[(\w+)\]$/.exec(content)?.[1]?.toLowerCase();
    if (heading === 'interface' || heading === 'peer') {
      section = heading;
      peers += heading === 'peer' ? 1 : 0;
      continue;
    }
    const [, name = '', value = ''] = /^(\w+)\s*=\s*(.+)$/.exec(content) ?? [];
    const key = name.toLowerCase();
    if (section === undefined || name === '') problems.push({ line, message: 'is not a line of WireGuard' });
    else if (!(SECTIONS[section] as readonly string[]).includes(key))
      problems.push({ line, message: `"${name}" has no effect here: remove it` });
    else if (peers <= 1) {
      const earlier = entries.get(key);
      entries.set(key, { line, value: earlier ? `${earlier.value}, ${value}` : value });
    }
  }
  return { entries, peers };
}

type Parse<Value> = (value: string) => { readonly data?: Value | undefined; readonly error?: unknown };

class Reader {
  readonly #entries: Written['entries'];
  readonly #problems: FileProblem[];

  constructor(entries: Written['entries'], problems: FileProblem[]) {
    this.#entries = entries;
    this.#problems = problems;
  }

  needed<Value>(name: string, parse: Parse<Value>): Value | undefined {
    if (!this.#entries.has(name.toLowerCase())) this.#problems.push({ message: `has no "${name}"` });
    return this.optional(name, parse);
  }

  optional<Value>(name: string, parse: Parse<Value>): Value | undefined {
    const entry = this.#entries.get(name.toLowerCase());
    if (!entry) return undefined;
    const { data, error } = parse(entry.value);
    if (error !== undefined) this.#problems.push({ line: entry.line, message: `"${name}" ${messageIn(error)}` });
    return data;
  }
}

const messageIn = (error: unknown): string =>
  error instanceof z.ZodError ? (error.issues[0]?.message ?? '') : String(error);
const wrong = (error: string) => ({ error });

/** A secret must not appear in a message. */
const keyOf = (value: string) => WireGuardKey.safeParse(value);

/** The first IPv4 address of a list, with or without the length of its network. Sessions have no IPv6. */
function firstAddress(value: string): ReturnType<Parse<string>> {
  const items = listOf(value).map((item) => item.split('/')[0] ?? '');
  const unknown = items.find((item) => !isIPv4(item) && !isIPv6(item));
  if (unknown !== undefined) return wrong(`must be addresses, and "${unknown}" is none`);
  const data = items.find((item) => isIPv4(item));
  return data === undefined ? wrong('must have an IPv4 address') : { data };
}

/** All that sessions send leaves by the tunnel, so it has to take all. */
function everything(value: string): ReturnType<Parse<true>> {
  const networks = listOf(value);
  const isAll = networks.includes('0.0.0.0/0') || ['0.0.0.0/1', '128.0.0.0/1'].every((half) => networks.includes(half));
  return isAll ? { data: true } : wrong('must contain 0.0.0.0/0: all that sessions send leaves by the tunnel');
}

const numberOf =
  (least: number, most: number): Parse<number> =>
  (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? { data: Number(value) }
      : wrong(`must be a number from ${least} to ${most}`);

/** 0 or `off` is WireGuard's way to say never; without it, the state of the tunnel would not be known. */
const keepaliveOf: Parse<number> = (value) =>
  value === '0' || value.toLowerCase() === 'off' ? {} : numberOf(1, 3600)(value);

const listOf = (value: string): string[] =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
