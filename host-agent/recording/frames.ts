/** What a captured frame says of its packet. Nothing in it is trusted. */
import { ipv6Text } from '../../appliance/protocol/ipv6.ts';

const ETHERNET_BYTES = 14;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const IPV6_BYTES = 40;
const PROTOCOL = { tcp: 6, udp: 17 } as const;
const UDP_BYTES = 8;
const SYN = 0x02;
const ACK = 0x10;

export interface CapturedPacket {
  readonly protocol: keyof typeof PROTOCOL;
  readonly destination: string;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** Whether it begins a connection. */
  readonly isFirst: boolean;
  readonly payloadAt: number;
  readonly end: number;
}

/** A whole packet of TCP or UDP; `undefined` if it is none. With IPv6, the network VM lets no other header pass in between. Pure. */
export function readPacket(untrusted: Buffer): CapturedPacket | undefined {
  if (untrusted.length < ETHERNET_BYTES + 28) return undefined;
  const type = untrusted.readUInt16BE(12);
  if (type === IPV6) return readIpv6(untrusted);
  return type === IPV4 ? readIpv4(untrusted) : undefined;
}

function readIpv4(untrusted: Buffer): CapturedPacket | undefined {
  const headerBytes = (untrusted.readUInt8(14) & 0x0f) * 4;
  const payloadAt = ETHERNET_BYTES + headerBytes;
  const end = Math.min(untrusted.length, ETHERNET_BYTES + untrusted.readUInt16BE(16));
  const isFragment = (untrusted.readUInt16BE(20) & 0x1fff) !== 0;
  if (untrusted.readUInt8(14) >> 4 !== 4 || headerBytes < 20 || isFragment) return undefined;
  return transportAt(untrusted, untrusted.readUInt8(23), [...untrusted.subarray(30, 34)].join('.'), payloadAt, end);
}

function readIpv6(untrusted: Buffer): CapturedPacket | undefined {
  const payloadAt = ETHERNET_BYTES + IPV6_BYTES;
  if (untrusted.length < payloadAt || untrusted.readUInt8(14) >> 4 !== 6) return undefined;
  const end = Math.min(untrusted.length, payloadAt + untrusted.readUInt16BE(18));
  return transportAt(untrusted, untrusted.readUInt8(20), ipv6Text(untrusted, 38), payloadAt, end);
}

function transportAt(
  untrusted: Buffer,
  protocol: number,
  destination: string,
  payloadAt: number,
  end: number,
): CapturedPacket | undefined {
  if (payloadAt + 14 > end || (protocol !== PROTOCOL.tcp && protocol !== PROTOCOL.udp)) return undefined;
  const flags = protocol === PROTOCOL.tcp ? untrusted.readUInt8(payloadAt + 13) : 0;
  return {
    protocol: protocol === PROTOCOL.tcp ? 'tcp' : 'udp',
    destination,
    sourcePort: untrusted.readUInt16BE(payloadAt),
    destinationPort: untrusted.readUInt16BE(payloadAt + 2),
    isFirst: (flags & (SYN | ACK)) === SYN,
    payloadAt,
    end,
  };
}

export const udpPayloadOf = (untrusted: Buffer, { payloadAt, end }: CapturedPacket): Buffer =>
  untrusted.subarray(payloadAt + UDP_BYTES, end);
