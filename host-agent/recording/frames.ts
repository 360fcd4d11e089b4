/** What a captured frame says of its packet. Nothing in it is trusted. */

const ETHERNET_BYTES = 14;
const IPV4 = 0x0800;
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

/** A whole packet of TCP or UDP over IPv4; `undefined` if it is none. Sessions have no IPv6. Pure. */
export function readPacket(untrusted: Buffer): CapturedPacket | undefined {
  if (untrusted.length < ETHERNET_BYTES + 28 || untrusted.readUInt16BE(12) !== IPV4) return undefined;
  const headerBytes = (untrusted.readUInt8(14) & 0x0f) * 4;
  const payloadAt = ETHERNET_BYTES + headerBytes;
  const end = Math.min(untrusted.length, ETHERNET_BYTES + untrusted.readUInt16BE(16));
  const isFragment = (untrusted.readUInt16BE(20) & 0x1fff) !== 0;
  const protocol = untrusted.readUInt8(23);
  if (untrusted.readUInt8(14) >> 4 !== 4 || headerBytes < 20 || isFragment || payloadAt + 14 > end) return undefined;
  if (protocol !== PROTOCOL.tcp && protocol !== PROTOCOL.udp) return undefined;
  const flags = protocol === PROTOCOL.tcp ? untrusted.readUInt8(payloadAt + 13) : 0;
  return {
    protocol: protocol === PROTOCOL.tcp ? 'tcp' : 'udp',
    destination: [...untrusted.subarray(30, 34)].join('.'),
    sourcePort: untrusted.readUInt16BE(payloadAt),
    destinationPort: untrusted.readUInt16BE(payloadAt + 2),
    isFirst: (flags & (SYN | ACK)) === SYN,
    payloadAt,
    end,
  };
}

export const udpPayloadOf = (untrusted: Buffer, { payloadAt, end }: CapturedPacket): Buffer =>
  untrusted.subarray(payloadAt + UDP_BYTES, end);
