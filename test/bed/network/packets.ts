/** Builds and parses frames, including those that no system would send. */

import { ipv6Bytes, ipv6Text, isIpv6 } from '../../../appliance/protocol/ipv6.ts';

export const ETHERTYPE = {
  ipv4: 0x0800,
  arp: 0x0806,
  vlan: 0x8100,
  ipv6: 0x86dd,
  eapol: 0x888e,
  lldp: 0x88cc,
} as const;
export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17, gre: 47 } as const;
export const TCP = { syn: 0x02, reset: 0x04, ack: 0x10 } as const;
export const BROADCAST = 'ff:ff:ff:ff:ff:ff';

/** Source and destination of a frame. */
export interface Ends {
  readonly fromMac: string;
  readonly toMac: string;
}
export interface IpEnds extends Ends {
  readonly from: string;
  readonly to: string;
}

const macBytes = (mac: string) => Buffer.from(mac.replaceAll(':', ''), 'hex');
const ipBytes = (ipv4: string) => Buffer.from(ipv4.split('.').map(Number));
const macOf = (bytes: Buffer) => bytes.toString('hex').replace(/..(?!$)/g, '$&:');
const ipOf = (bytes: Buffer) => [...bytes].join('.');
export const words = (...values: readonly number[]) => {
  const buffer = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => buffer.writeUInt16BE(value, 2 * index));
  return buffer;
};

export function ethernet({ fromMac, toMac }: Ends, type: number, payload: Buffer): Buffer {
  return Buffer.concat([
    macBytes(toMac),
    macBytes(fromMac),
    words(type),
    payload,
    Buffer.alloc(Math.max(0, 46 - payload.length)),
  ]);
}

export function ipv4(ends: IpEnds, protocol: number, payload: Buffer, { ttl = 64, fragment = 0 } = {}): Buffer {
  const header = Buffer.concat([
    words(0x4500, 20 + payload.length, 0x1234, fragment),
    Buffer.from([ttl, protocol, 0, 0]),
    ipBytes(ends.from),
    ipBytes(ends.to),
  ]);
  header.writeUInt16BE(checksum(header), 10);
  return ethernet(ends, ETHERTYPE.ipv4, Buffer.concat([header, payload]));
}

export function udp(ends: IpEnds, fromPort: number, toPort: number, data: Buffer): Buffer {
  const segment = Buffer.concat([words(fromPort, toPort, 8 + data.length, 0), data]);
  segment.writeUInt16BE(checksum(pseudo(ends, PROTOCOL.udp, segment)) || 0xffff, 6);
  return ipv4(ends, PROTOCOL.udp, segment);
}

export function tcp(
  ends: IpEnds,
  fromPort: number,
  toPort: number,
  flags: number,
  { sequence = 1000, acknowledged = 0 } = {},
): Buffer {
  const segment = Buffer.alloc(20);
  segment.writeUInt16BE(fromPort, 0);
  segment.writeUInt16BE(toPort, 2);
  segment.writeUInt32BE(sequence, 4);
  segment.writeUInt32BE(acknowledged, 8);
  segment.writeUInt16BE(0x5000 | flags, 12);
  segment.writeUInt16BE(64_000, 14);
  segment.writeUInt16BE(checksum(pseudo(ends, PROTOCOL.tcp, segment)), 16);
  return ipv4(ends, PROTOCOL.tcp, segment);
}

export function icmp(ends: IpEnds, type: number, body: Buffer = Buffer.from('0001000170696e67', 'hex')): Buffer {
  const message = Buffer.concat([Buffer.from([type, 0, 0, 0]), body]);
  message.writeUInt16BE(checksum(message), 2);
  return ipv4(ends, PROTOCOL.icmp, message);
}

export function arp(ends: IpEnds, operation: 'request' | 'reply'): Buffer {
  const target = operation === 'request' ? '00:00:00:00:00:00' : ends.toMac;
  return ethernet(
    ends,
    ETHERTYPE.arp,
    Buffer.concat([
      words(1, ETHERTYPE.ipv4, 0x0604, operation === 'request' ? 1 : 2),
      macBytes(ends.fromMac),
      ipBytes(ends.from),
      macBytes(target),
      ipBytes(ends.to),
    ]),
  );
}

/** A DHCP message of a client or a server; `options` follow the message type. */
export function dhcp(
  type: number,
  {
    clientMac,
    own = '0.0.0.0',
    offered = '0.0.0.0',
    options = Buffer.alloc(0),
  }: { readonly clientMac: string; readonly own?: string; readonly offered?: string; readonly options?: Buffer },
): Buffer {
  const isReply = type === 2 || type === 5;
  const fixed = Buffer.alloc(236);
  fixed.set([isReply ? 2 : 1, 1, 6, 0, 0xab, 0xcd, 0xef, 0x01]);
  fixed.set(ipBytes(own), 12);
  fixed.set(ipBytes(offered), 16);
  fixed.set(macBytes(clientMac), 28);
  return Buffer.concat([fixed, Buffer.from([0x63, 0x82, 0x53, 0x63, 53, 1, type]), options, Buffer.from([255])]);
}

export const dhcpOption = (code: number, ipv4Address: string): Buffer =>
  Buffer.concat([Buffer.from([code, 4]), ipBytes(ipv4Address)]);

export function dnsQuestion(name: string, id = 0x4242, type = 1): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([words(id, 0x0100, 1, 0, 0, 0), ...labels, Buffer.from([0]), words(type, 1)]);
}

/** The name in a DNS question. */
export function askedName(message: Buffer): string {
  const labels: string[] = [];
  for (let at = 12; (message[at] ?? 0) > 0; at += 1 + (message[at] ?? 0))
    labels.push(message.toString('latin1', at + 1, at + 1 + (message[at] ?? 0)));
  return labels.join('.');
}

/** The type of records that a DNS question asks for: 1 for IPv4, 28 for IPv6. */
export const askedType = (message: Buffer): number => message.readUInt16BE(12 + askedName(message).length + 2);

/** Answers a question with one address for one minute. */
export function dnsAnswer(question: Buffer, address: string): Buffer {
  const end = 12 + askedName(question).length + 2 + 4;
  return Buffer.concat([
    question.subarray(0, 2),
    words(0x8180, 1, 1, 0, 0),
    question.subarray(12, end),
    words(0xc00c, askedType(question), 1, 0, 60, isIpv6(address) ? 16 : 4),
    isIpv6(address) ? ipv6Bytes(address) : ipBytes(address),
  ]);
}

/** The code of a DNS answer, and its address, which is at its end, if it has one. */
export function answered(message: Buffer): { readonly code: number; readonly address?: string } {
  const code = (message[3] ?? 0) & 15;
  if (message.readUInt16BE(6) === 0) return { code };
  return {
    code,
    address: askedType(message) === 28 ? ipv6Text(message, message.length - 16) : ipOf(message.subarray(-4)),
  };
}

export interface Read {
  readonly from: string;
  readonly to: string;
  readonly type: number;
  readonly ip?: {
    readonly from: string;
    readonly to: string;
    readonly protocol: number;
    readonly fromPort?: number;
    readonly toPort?: number;
    readonly flags?: number;
    readonly payload: Buffer;
  };
  /** Of IPv6, without a look behind other headers. */
  readonly ip6?: {
    readonly from: string;
    readonly to: string;
    readonly protocol: number;
    readonly fromPort?: number;
    readonly toPort?: number;
    readonly flags?: number;
    readonly payload: Buffer;
  };
  readonly arp?: { readonly operation: number; readonly from: string; readonly to: string };
}

/** The parts of a frame that the tests check. */
export function readFrame(frame: Buffer): Read {
  const head = { to: macOf(frame.subarray(0, 6)), from: macOf(frame.subarray(6, 12)), type: frame.readUInt16BE(12) };
  const body = frame.subarray(14);
  if (head.type === ETHERTYPE.arp)
    return {
      ...head,
      arp: { operation: body.readUInt16BE(6), from: ipOf(body.subarray(14, 18)), to: ipOf(body.subarray(24, 28)) },
    };
  if (head.type === ETHERTYPE.ipv6) return { ...head, ip6: readIpv6(body) };
  if (head.type !== ETHERTYPE.ipv4) return head;
  const [protocol = 0, segment] = [body[9], body.subarray(4 * ((body[0] ?? 0) & 15), body.readUInt16BE(2))];
  const ends = { from: ipOf(body.subarray(12, 16)), to: ipOf(body.subarray(16, 20)), protocol };
  const hasPorts = protocol === PROTOCOL.tcp || protocol === PROTOCOL.udp;
  if (!hasPorts) return { ...head, ip: { ...ends, payload: segment } };
  const header = protocol === PROTOCOL.tcp ? 4 * ((segment[12] ?? 0) >> 4) : 8;
  return {
    ...head,
    ip: {
      ...ends,
      fromPort: segment.readUInt16BE(0),
      toPort: segment.readUInt16BE(2),
      flags: segment[13] ?? 0,
      payload: segment.subarray(header),
    },
  };
}

function readIpv6(body: Buffer): NonNullable<Read['ip6']> {
  const [protocol = 0, segment] = [body[6], body.subarray(40, 40 + body.readUInt16BE(4))];
  const ends = { from: ipv6Text(body, 8), to: ipv6Text(body, 24), protocol };
  if ((protocol !== PROTOCOL.tcp && protocol !== PROTOCOL.udp) || segment.length < 8)
    return { ...ends, payload: segment };
  return {
    ...ends,
    fromPort: segment.readUInt16BE(0),
    toPort: segment.readUInt16BE(2),
    flags: segment[13] ?? 0,
    payload: segment.subarray(protocol === PROTOCOL.tcp ? 4 * ((segment[12] ?? 0) >> 4) : 8),
  };
}

function pseudo({ from, to }: IpEnds, protocol: number, segment: Buffer): Buffer {
  return Buffer.concat([ipBytes(from), ipBytes(to), words(protocol, segment.length), segment]);
}

/** The sum of the Internet's protocols. */
export function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
