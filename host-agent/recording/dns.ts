/** The names that were resolved, from the answers that passed a session's port. Nothing in them is trusted. Source: RFC 1035 and 3596. */
import { readPacket, udpPayloadOf } from './frames.ts';

const DNS_PORT = 53;
const TYPE = { address4: 1, alias: 5, address6: 28 } as const;
const MAX_NAME_CHARACTERS = 253;
const MAX_ANSWERS = 64;

export interface ResolvedName {
  /** As it was asked for, in lower case and printable. */
  readonly name: string;
  readonly addresses: readonly string[];
}

/** The name in an answer of DNS and its addresses; `undefined` if the frame is none. Pure. */
export function resolvedIn(untrustedFrame: Buffer): ResolvedName | undefined {
  const packet = readPacket(untrustedFrame);
  if (packet?.sourcePort !== DNS_PORT || packet.protocol !== 'udp') return undefined;
  try {
    return readAnswer(udpPayloadOf(untrustedFrame, packet));
  } catch (error) {
    // It ends too early.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readAnswer(message: Buffer): ResolvedName | undefined {
  const [isAnswer, questions, answers] = [
    message.readUInt8(2) >= 0x80,
    message.readUInt16BE(4),
    message.readUInt16BE(6),
  ];
  if (!isAnswer || questions !== 1) return undefined;
  const question = readName(message, 12);
  if (question === undefined) return undefined;
  const addresses: string[] = [];
  let at = question.end + 4;
  for (let index = 0; index < Math.min(answers, MAX_ANSWERS); index += 1) {
    const owner = readName(message, at);
    if (owner === undefined) break;
    const [type, length, from] = [message.readUInt16BE(owner.end), message.readUInt16BE(owner.end + 8), owner.end + 10];
    const data = message.subarray(from, from + length);
    if (type === TYPE.address4 && data.length === 4) addresses.push([...data].join('.'));
    if (type === TYPE.address6 && data.length === 16) addresses.push(inSixteens(data));
    at = from + length;
  }
  return { name: question.name, addresses };
}

const inSixteens = (data: Buffer): string =>
  Array.from({ length: 8 }, (_, index) => data.readUInt16BE(2 * index).toString(16)).join(':');

/** A compressed name is followed only backwards, so it ends. */
function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } | undefined {
  const labels: string[] = [];
  let end: number | undefined;
  let at = start;
  for (let length = message.readUInt8(at); length !== 0; length = message.readUInt8(at)) {
    if (length >= 0xc0) {
      const next = message.readUInt16BE(at) & 0x3fff;
      end ??= at + 2;
      if (next >= at) return undefined;
      at = next;
      continue;
    }
    if (length > 63) return undefined;
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
    if (labels.join('.').length > MAX_NAME_CHARACTERS) return undefined;
  }
  const name = labels.join('.').toLowerCase();
  return { name: name.replace(/[^a-z0-9._-]/g, '?'), end: end ?? at + 1 };
}
