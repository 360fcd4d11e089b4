/** Messages of DNS (RFC 1035) between a port's dnsmasq, the name gate and the resolver of the uplink. Pure. */

import { ipv6Bytes, ipv6Text, isIpv6 } from '../../protocol/ipv6.ts';

export const A = 1;
export const AAAA = 28;
/** The types of records that hold addresses. */
export type AddressType = typeof A | typeof AAAA;
const INTERNET = 1;
const HEADER_BYTES = 12;
const MAX_NAME_BYTES = 255;
const MAX_LABEL_BYTES = 63;
const FLAG = { response: 0x8000, truncated: 0x0200, recursionDesired: 0x0100, recursionAvailable: 0x0080 } as const;
const OPCODE = 0x7800;
const CODE = 0x000f;
/** An answer of this many addresses fits the 512 bytes that need no agreement, with the longest name, those of IPv6 with usual names. */
export const MAX_ADDRESSES = 12;
/** Limit for the records of an answer that are looked at. */
const MAX_RECORDS = 64;
/** A page's later connections should meet the same addresses, and a change of policy should be noticed soon. */
const TTL_SECONDS = { least: 30, most: 300 } as const;

export const NO_ERROR = 0;
export const SERVER_FAILED = 2;
export const NO_SUCH_NAME = 3;
export type Code = typeof NO_ERROR | typeof SERVER_FAILED | typeof NO_SUCH_NAME;

export interface Question {
  readonly id: number;
  /** In lower case, without a dot at its end. */
  readonly name: string;
  readonly type: number;
  /** Name, type and class as they were sent: an answer repeats them. */
  readonly bytes: Buffer;
}

/** `undefined`: it is not one question of the Internet about a name of letters, digits, `-` and `_`. */
export function parseQuestion(untrustedMessage: Buffer): Question | undefined {
  if (untrustedMessage.length < HEADER_BYTES) return undefined;
  const [id, flags, questions, answers, authorities] = [0, 2, 4, 6, 8].map((at) => untrustedMessage.readUInt16BE(at));
  if (((flags ?? 0) & (FLAG.response | OPCODE)) !== 0 || questions !== 1 || answers !== 0 || authorities !== 0)
    return undefined;
  const asked = questionAt(untrustedMessage);
  return asked && { id: id ?? 0, ...asked };
}

/** A question for the addresses of `name`. */
export function questionFor(id: number, name: string, type: AddressType = A): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(FLAG.recursionDesired, 2);
  header.writeUInt16BE(1, 4);
  const labels = name.split('.').flatMap((label) => [Buffer.of(label.length), Buffer.from(label, 'latin1')]);
  return Buffer.concat([header, ...labels, Buffer.of(0, 0, type, 0, INTERNET)]);
}

export interface Found {
  readonly code: Code;
  readonly addresses: readonly string[];
  readonly ttlSeconds: number;
}

/** What the resolver answered to `questionFor(id, name, type)`; `undefined`: it is no answer to that. `truncated`: the whole one needs TCP. */
export function parseAnswer(
  untrustedMessage: Buffer,
  id: number,
  name: string,
  type: AddressType = A,
): Found | 'truncated' | undefined {
  if (untrustedMessage.length < HEADER_BYTES || untrustedMessage.readUInt16BE(0) !== id) return undefined;
  const flags = untrustedMessage.readUInt16BE(2);
  if ((flags & FLAG.response) === 0 || untrustedMessage.readUInt16BE(4) !== 1) return undefined;
  const asked = questionAt(untrustedMessage);
  if (asked?.name !== name || asked.type !== type) return undefined;
  if ((flags & FLAG.truncated) !== 0) return 'truncated';
  const code = flags & CODE;
  if (code !== NO_ERROR)
    return { code: code === NO_SUCH_NAME ? NO_SUCH_NAME : SERVER_FAILED, addresses: [], ttlSeconds: 0 };
  const records = addressesAt(untrustedMessage, HEADER_BYTES + asked.bytes.length, type);
  return {
    code,
    addresses: [...new Set(records.map(({ address }) => address))],
    ttlSeconds: Math.min(...records.map(({ ttlSeconds }) => ttlSeconds), TTL_SECONDS.most),
  };
}

/** The answer to `question`, with at most {@link MAX_ADDRESSES} addresses. */
export function answerTo({ id, bytes }: Question, { code, addresses, ttlSeconds }: Found): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const listed = addresses.slice(0, MAX_ADDRESSES);
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(FLAG.response | FLAG.recursionDesired | FLAG.recursionAvailable | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(listed.length, 6);
  const records = listed.map((address) => {
    const data = isIpv6(address) ? ipv6Bytes(address) : address.split('.').map(Number);
    // The name is a pointer to the question's.
    const head = [0xc0, HEADER_BYTES, 0, isIpv6(address) ? AAAA : A, 0, INTERNET, 0, 0, 0, 0, 0, data.length];
    const record = Buffer.from([...head, ...data]);
    record.writeUInt32BE(Math.max(TTL_SECONDS.least, Math.min(ttlSeconds, TTL_SECONDS.most)), 6);
    return record;
  });
  return Buffer.concat([header, bytes, ...records]);
}

function questionAt(untrustedMessage: Buffer): Omit<Question, 'id'> | undefined {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (;;) {
    const length = untrustedMessage[at];
    if (length === undefined || length > MAX_LABEL_BYTES) return undefined;
    at += 1;
    if (length === 0) break;
    const label = untrustedMessage.toString('latin1', at, at + length);
    if (label.length < length || !/^[A-Za-z0-9_-]+$/.test(label)) return undefined;
    labels.push(label.toLowerCase());
    at += length;
    if (at - HEADER_BYTES >= MAX_NAME_BYTES) return undefined;
  }
  if (labels.length === 0 || at + 4 > untrustedMessage.length || untrustedMessage.readUInt16BE(at + 2) !== INTERNET)
    return undefined;
  const type = untrustedMessage.readUInt16BE(at);
  return { name: labels.join('.'), type, bytes: untrustedMessage.subarray(HEADER_BYTES, at + 4) };
}

/** The addresses in the records of an answer, whatever aliases lead to them. Ends at the first record that does not fit. */
function addressesAt(
  untrustedMessage: Buffer,
  firstAt: number,
  wanted: AddressType,
): { address: string; ttlSeconds: number }[] {
  const found: { address: string; ttlSeconds: number }[] = [];
  const count = Math.min(untrustedMessage.readUInt16BE(6), MAX_RECORDS);
  let at: number | undefined = firstAt;
  for (let index = 0; index < count; index += 1) {
    at = afterName(untrustedMessage, at);
    if (at === undefined || at + 10 > untrustedMessage.length) break;
    const [type, network] = [untrustedMessage.readUInt16BE(at), untrustedMessage.readUInt16BE(at + 2)];
    const [ttlSeconds, bytes] = [untrustedMessage.readUInt32BE(at + 4), untrustedMessage.readUInt16BE(at + 8)];
    const data = untrustedMessage.subarray(at + 10, at + 10 + bytes);
    if (data.length < bytes) break;
    if (type === wanted && network === INTERNET && bytes === (type === A ? 4 : 16))
      found.push({ address: type === A ? data.join('.') : ipv6Text(data), ttlSeconds });
    at += 10 + bytes;
  }
  return found;
}

/** The offset behind a name, which is not followed when it points elsewhere. */
function afterName(untrustedMessage: Buffer, start: number): number | undefined {
  for (let at = start; at - start <= MAX_NAME_BYTES;) {
    const length = untrustedMessage[at];
    if (length === undefined) return undefined;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2;
    if (length > MAX_LABEL_BYTES) return undefined;
    at += 1 + length;
  }
  return undefined;
}
