/** DHCP messages as they pass the filter. Nothing in them is trusted. Source: RFC 2131 and 2132. */
import type { Addresses } from './rules.ts';

/** Fixed part of a message and the cookie before its options. */
const OPTIONS_AT = 240;
const COOKIE = 0x6382_5363;
/** Operation, hardware type and length of the hardware's address: a request, or a reply, about an Ethernet card. */
const REQUEST = 0x0101_06;
const REPLY = 0x0201_06;
export const OPTION = {
  ...{ padding: 0, mask: 1, router: 3, resolvers: 6, requested: 50, type: 53, server: 54, parameters: 55, size: 57 },
  ...{ client: 61, end: 255 },
} as const;
export const TYPE = { discover: 1, request: 3, decline: 4, acknowledged: 5, release: 7 } as const;
/** What our client sends. Others would tell the LAN a name, or let it believe in another computer. */
const OPTIONS_OF_CLIENT: readonly number[] = [
  ...[OPTION.type, OPTION.requested, OPTION.server, OPTION.parameters, OPTION.size, OPTION.client],
];

export interface DhcpMessage {
  readonly kind: 'request' | 'reply';
  /** The card that the message is about. */
  readonly card: Buffer;
  /** The client's address, if it says that it has one; otherwise 0. */
  readonly own: number;
  readonly offered: number;
  readonly type: number | undefined;
  readonly options: ReadonlyMap<number, Buffer>;
  /** Whether it has nothing besides these fields: no relay, no names in the fixed part, each option once, and nothing after the last one. */
  readonly isPlain: boolean;
}

/** The message in the payload of UDP; `undefined` if it is none. Pure. */
export function readDhcp(untrusted: Buffer): DhcpMessage | undefined {
  if (untrusted.length < OPTIONS_AT || untrusted.readUInt32BE(236) !== COOKIE) return undefined;
  const head = untrusted.readUIntBE(0, 3);
  if (head !== REQUEST && head !== REPLY) return undefined;
  const { options, isPlain } = optionsOf(untrusted.subarray(OPTIONS_AT));
  const isEmpty = (from: number, to: number): boolean => untrusted.subarray(from, to).every((byte) => byte === 0);
  return {
    kind: head === REQUEST ? 'request' : 'reply',
    card: untrusted.subarray(28, 34),
    own: untrusted.readUInt32BE(12),
    offered: untrusted.readUInt32BE(16),
    type: options.get(OPTION.type)?.[0],
    options,
    // Hops; the addresses of an offer, a server and a relay; the rest of the card's address, and the names of a server and a file.
    isPlain: isPlain && isEmpty(3, 4) && isEmpty(16, 28) && isEmpty(34, 236),
  };
}

/** Whether `message` is what a DHCP client with the card `mac` sends, about itself only. Pure. */
export function isOwnRequest(message: DhcpMessage, mac: Buffer, link: Pick<Addresses, 'address'> | undefined): boolean {
  const { kind, card, own, type, options, isPlain } = message;
  const client = options.get(OPTION.client);
  if (kind !== 'request' || !isPlain || !card.equals(mac)) return false;
  if ([...options.keys()].some((option) => !OPTIONS_OF_CLIENT.includes(option))) return false;
  if (client && !client.equals(Buffer.from([1, ...mac]))) return false;
  switch (type) {
    case TYPE.discover:
      return own === 0;
    case TYPE.request:
      return own === 0 || own === link?.address;
    case TYPE.decline:
      return own === 0 && link !== undefined && addressIn(options.get(OPTION.requested)) === link.address;
    case TYPE.release:
      return link !== undefined && own === link.address;
    case undefined:
    default:
      return false;
  }
}

/** The first address in an option's value. Pure. */
export function addressIn(value: Buffer | undefined): number | undefined {
  return value && value.length >= 4 ? value.readUInt32BE(0) : undefined;
}

/** Ends at the first option that does not fit. */
function optionsOf(untrustedOptions: Buffer): Pick<DhcpMessage, 'options' | 'isPlain'> {
  const options = new Map<number, Buffer>();
  let isPlain = true;
  for (let at = 0; at < untrustedOptions.length;) {
    const code = untrustedOptions.readUInt8(at);
    if (code === OPTION.end)
      return { options, isPlain: isPlain && untrustedOptions.subarray(at + 1).every((byte) => byte === 0) };
    if (code === OPTION.padding) {
      at += 1;
      continue;
    }
    const length = untrustedOptions[at + 1] ?? 0;
    const value = untrustedOptions.subarray(at + 2, at + 2 + length);
    if (value.length < length) break;
    isPlain &&= !options.has(code);
    options.set(code, value);
    at += 2 + length;
  }
  return { options, isPlain: false };
}
