/** The headers of one Ethernet frame from a VM. Nothing in it is trusted; a frame that does not parse is refused. */

const ETHERNET_BYTES = 14;
const IPV4_BYTES = 20;
const ARP_BYTES = 28;
const UDP_BYTES = 8;
const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_ARP = 0x0806;
const ETHERTYPE_IPV6 = 0x86dd;
const IPV6_BYTES = 40;
/** Of UDP and of the ICMP messages that may pass. The header of TCP is longer. */
const LEAST_PAYLOAD_BYTES = 8;

export const ICMP = 1;
export const TCP = 6;
export const UDP = 17;
export const ICMPV6 = 58;

export interface Arp {
  readonly kind: 'arp';
  readonly isRequest: boolean;
  readonly senderMacAt: number;
  readonly sender: number;
  readonly target: number;
}

export interface Ipv4 {
  readonly kind: 'ipv4';
  readonly source: number;
  readonly destination: number;
  readonly protocol: number;
  readonly isFragment: boolean;
  /** Offset of the payload in the frame; the frame holds `payloadBytes` of it. */
  readonly payloadAt: number;
  readonly payloadBytes: number;
  /** Of TCP and UDP. Absent in later fragments. */
  readonly ports?: { readonly source: number; readonly destination: number };
}

/** A packet of IPv6 that has nothing between its header and that of TCP, UDP or ICMP. */
export interface Ipv6 {
  readonly kind: 'ipv6';
  /** Offsets of the addresses in the frame. */
  readonly sourceAt: number;
  readonly destinationAt: number;
  readonly protocol: number;
  readonly payloadAt: number;
  /** Of TCP and UDP. */
  readonly ports?: { readonly source: number; readonly destination: number };
}

export type Malformed =
  /** Shorter than its headers say. */
  | 'truncated'
  /** Neither IP nor ARP. */
  | 'other-protocol'
  /** A header of IPv6 that hides what follows, or changes its route: options, routing, fragments, encryption. Also any protocol but TCP, UDP and ICMP. */
  | 'extension-header'
  /** IP options can change the route of a packet. */
  | 'ip-options'
  /** A fragment that is too short for the ports, or that could overwrite them. */
  | 'tiny-fragment';

/** Pure. */
export function readPacket(frame: Buffer): Arp | Ipv4 | Ipv6 | Malformed {
  if (frame.length < ETHERNET_BYTES) return 'truncated';
  switch (frame.readUInt16BE(12)) {
    case ETHERTYPE_IPV4:
      return readIpv4(frame);
    case ETHERTYPE_ARP:
      return readArp(frame);
    case ETHERTYPE_IPV6:
      return readIpv6(frame);
    default:
      return 'other-protocol';
  }
}

function readArp(frame: Buffer): Arp | Malformed {
  if (frame.length < ETHERNET_BYTES + ARP_BYTES) return 'truncated';
  const operation = frame.readUInt16BE(20);
  // Ethernet and IPv4, with addresses of 6 and 4 bytes.
  const isOfEthernet = frame.readUInt32BE(14) === 0x0001_0800 && frame.readUInt16BE(18) === 0x0604;
  if (!isOfEthernet || (operation !== 1 && operation !== 2)) return 'other-protocol';
  return {
    kind: 'arp',
    isRequest: operation === 1,
    senderMacAt: 22,
    sender: frame.readUInt32BE(28),
    target: frame.readUInt32BE(38),
  };
}

function readIpv4(frame: Buffer): Ipv4 | Malformed {
  if (frame.length < ETHERNET_BYTES + IPV4_BYTES) return 'truncated';
  const versionAndLength = frame.readUInt8(14);
  if (versionAndLength >> 4 !== 4) return 'other-protocol';
  if (versionAndLength !== 0x45) return 'ip-options';
  const bytes = frame.readUInt16BE(16);
  if (bytes < IPV4_BYTES || bytes > frame.length - ETHERNET_BYTES) return 'truncated';
  const fragment = frame.readUInt16BE(20);
  const [moreFollow, offset] = [(fragment & 0x2000) !== 0, fragment & 0x1fff];
  const protocol = frame.readUInt8(23);
  const payloadAt = ETHERNET_BYTES + IPV4_BYTES;
  const payloadBytes = bytes - IPV4_BYTES;
  const hasPorts = protocol === TCP || protocol === UDP;
  if (hasPorts && (offset === 0 ? payloadBytes < 8 : offset === 1)) return 'tiny-fragment';
  return {
    kind: 'ipv4',
    source: frame.readUInt32BE(26),
    destination: frame.readUInt32BE(30),
    protocol,
    isFragment: moreFollow || offset > 0,
    payloadAt,
    payloadBytes,
    ...(hasPorts &&
      offset === 0 && {
        ports: { source: frame.readUInt16BE(payloadAt), destination: frame.readUInt16BE(payloadAt + 2) },
      }),
  };
}

function readIpv6(frame: Buffer): Ipv6 | Malformed {
  const payloadAt = ETHERNET_BYTES + IPV6_BYTES;
  if (frame.length < payloadAt) return 'truncated';
  if (frame.readUInt8(14) >> 4 !== 6) return 'other-protocol';
  const protocol = frame.readUInt8(20);
  if (protocol !== TCP && protocol !== UDP && protocol !== ICMPV6) return 'extension-header';
  const payloadBytes = frame.readUInt16BE(18);
  if (payloadBytes < LEAST_PAYLOAD_BYTES || payloadBytes > frame.length - payloadAt) return 'truncated';
  return {
    kind: 'ipv6',
    sourceAt: 22,
    destinationAt: 38,
    protocol,
    payloadAt,
    ...(protocol !== ICMPV6 && {
      ports: { source: frame.readUInt16BE(payloadAt), destination: frame.readUInt16BE(payloadAt + 2) },
    }),
  };
}

/** What a whole packet of UDP carries. Pure. */
export function udpPayload(frame: Buffer, { payloadAt, payloadBytes }: Ipv4): Buffer {
  return frame.subarray(payloadAt + UDP_BYTES, payloadAt + payloadBytes);
}

/** Whether the header of UDP counts exactly the bytes that the packet has. Pure. */
export function hasUdpLength(frame: Buffer, { payloadAt, payloadBytes }: Ipv4): boolean {
  return frame.readUInt16BE(payloadAt + 4) === payloadBytes;
}
