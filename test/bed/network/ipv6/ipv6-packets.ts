/** Builds frames of IPv6, including those that no system would send. */
import { ipv6Bytes } from '../../../../appliance/protocol/ipv6.ts';
import { checksum, ethernet, ETHERTYPE, type IpEnds, PROTOCOL, TCP, words } from '../packets.ts';

/** Numbers of what may follow the header: options for each router, a route, a part, options for the target, encryption, and nothing. */
export const HEADER = { hopByHop: 0, routing: 43, fragment: 44, esp: 50, icmp: 58, nothing: 59, options: 60 } as const;
export const ICMP6 = {
  ...{ unreachable: 1, tooBig: 2, expired: 3, parameter: 4, ping: 128, pong: 129 },
  ...{ query: 130, report: 143, routerQuestion: 133, router: 134, question: 135, neighbour: 136, redirect: 137 },
} as const;

export function ipv6(ends: IpEnds, nextHeader: number, payload: Buffer, { hops = 64 } = {}): Buffer {
  const head = Buffer.concat([words(0x6000, 0, payload.length), Buffer.from([nextHeader, hops])]);
  return ethernet(ends, ETHERTYPE.ipv6, Buffer.concat([head, ipv6Bytes(ends.from), ipv6Bytes(ends.to), payload]));
}

const sum = ({ from, to }: IpEnds, nextHeader: number, payload: Buffer): number =>
  checksum(Buffer.concat([ipv6Bytes(from), ipv6Bytes(to), words(0, payload.length, 0, nextHeader), payload]));

export function tcpSegment(ends: IpEnds, fromPort: number, toPort: number, flags: number = TCP.syn): Buffer {
  const segment = Buffer.alloc(20);
  segment.writeUInt16BE(fromPort, 0);
  segment.writeUInt16BE(toPort, 2);
  segment.writeUInt32BE(1000, 4);
  segment.writeUInt16BE(0x5000 | flags, 12);
  segment.writeUInt16BE(64_000, 14);
  segment.writeUInt16BE(sum(ends, PROTOCOL.tcp, segment), 16);
  return segment;
}

export const tcp6 = (ends: IpEnds, fromPort: number, toPort: number, flags: number = TCP.syn): Buffer =>
  ipv6(ends, PROTOCOL.tcp, tcpSegment(ends, fromPort, toPort, flags));

export function udp6(ends: IpEnds, fromPort: number, toPort: number, data: Buffer): Buffer {
  const segment = Buffer.concat([words(fromPort, toPort, 8 + data.length, 0), data]);
  segment.writeUInt16BE(sum(ends, PROTOCOL.udp, segment) || 0xffff, 6);
  return ipv6(ends, PROTOCOL.udp, segment);
}

export function icmp6(
  ends: IpEnds,
  type: number,
  body: Buffer = Buffer.from('0001000170696e67', 'hex'),
  { hops = 255 } = {},
): Buffer {
  const message = Buffer.concat([Buffer.from([type, 0, 0, 0]), body]);
  message.writeUInt16BE(sum(ends, HEADER.icmp, message), 2);
  return ipv6(ends, HEADER.icmp, message, { hops });
}

/** An option that names a card: 1 for that of the sender, 2 for that of the target. */
const card = (option: 1 | 2, mac: string): Buffer =>
  Buffer.concat([Buffer.from([option, 1]), Buffer.from(mac.replaceAll(':', ''), 'hex')]);

/** Asks which card `target` has. */
export const neighbourQuestion = (ends: IpEnds, target: string, fromMac = ends.fromMac): Buffer =>
  icmp6(ends, ICMP6.question, Buffer.concat([Buffer.alloc(4), ipv6Bytes(target), card(1, fromMac)]));

/** Says that `target` has the sender's card. */
export const neighbourClaim = (ends: IpEnds, target: string): Buffer =>
  icmp6(
    ends,
    ICMP6.neighbour,
    Buffer.concat([Buffer.from('60000000', 'hex'), ipv6Bytes(target), card(2, ends.fromMac)]),
  );

/** Says that the sender is a router, with a prefix for all to take addresses from, and itself as nameserver. */
export const routerClaim = (ends: IpEnds, prefix = '2a0e:5399::'): Buffer =>
  icmp6(
    ends,
    ICMP6.router,
    Buffer.concat([
      Buffer.from('40000708', 'hex'),
      Buffer.alloc(8),
      card(1, ends.fromMac),
      Buffer.from('030440c0000151800000384000000000', 'hex'),
      ipv6Bytes(prefix),
      Buffer.from('1903000000000e10', 'hex'),
      ipv6Bytes(ends.from),
    ]),
  );

/** A packet with headers in between: of each, its number and its bytes, of which the first is overwritten by the number of what follows. */
export function withHeaders(
  ends: IpEnds,
  headers: readonly (readonly [number: number, bytes: Buffer])[],
  last: number,
  payload: Buffer,
): Buffer {
  const numbers = [...headers.map(([number]) => number), last];
  const chain = headers.map(([, bytes], index) =>
    Buffer.concat([Buffer.from([numbers[index + 1] ?? last]), bytes.subarray(1)]),
  );
  return ipv6(ends, numbers[0] ?? last, Buffer.concat([...chain, payload]));
}

/** Eight bytes of padding. */
export const PADDING = Buffer.from('0000010400000000', 'hex');
/** A part of a packet: its place in units of eight bytes, and whether more follow. */
export const part = (offset: number, moreFollow: boolean): Buffer =>
  Buffer.concat([Buffer.from([0, 0]), words((offset << 3) | (moreFollow ? 1 : 0)), Buffer.from('00001234', 'hex')]);
