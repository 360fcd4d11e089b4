/** The verdicts of the filter behind the network VM: pure functions over one Ethernet frame. */
import { DNS_PORTS } from '../../../appliance/protocol/refused-networks.ts';
import { isOwnRequest, readDhcp } from './dhcp.ts';
import {
  type Arp,
  hasUdpLength,
  ICMP,
  ICMPV6,
  type Ipv4,
  type Ipv6,
  type Malformed,
  readPacket,
  TCP,
  UDP,
  udpPayload,
} from './packet.ts';
import type { Addresses, Gate, Ipv6Gate } from './rules.ts';

/** Why a frame is dropped. */
export type Refusal =
  | Malformed
  /** Not from the network VM's card, or not to it. */
  | 'foreign-card'
  /** Not from the network VM's address, or not to it. */
  | 'foreign-address'
  /** An ARP request for an address that the network VM does not need. */
  | 'foreign-neighbour'
  /** To a DHCP server, but not a request of the network VM about its own lease. */
  | 'foreign-lease'
  /** No port may reach anything. */
  | 'nothing-allowed'
  | 'refused-network'
  /** Past the exit. */
  | 'not-the-exit'
  /** DNS past the resolver of the network VM. */
  | 'direct-dns'
  /** IPv6, where sessions do not have it. */
  | 'no-ipv6'
  /** A message of ICMP for IPv6 that is neither a ping nor an error: of neighbours, routers or groups. */
  | 'other-icmp';
export type Verdict = 'pass' | Refusal;

const BROADCAST = 0xffff_ffff;
const DHCP_SERVER = 67;
const DHCP_CLIENT = 68;
const DNS = 53;
/** Destination unreachable, time exceeded, parameter problem: they answer a packet that passed. */
const ICMP_ERRORS: readonly number[] = [3, 11, 12];
const ICMPV6_REQUEST = 128;
/** The answer to a ping, and the errors: destination unreachable, packet too big, time exceeded, parameter problem. */
const ICMPV6_ANSWERS: readonly number[] = [129, 1, 2, 3, 4];

/** A frame from the network VM to the world. */
export function outward(frame: Buffer, gate: Gate): Verdict {
  const packet = readPacket(frame);
  if (typeof packet === 'string') return packet;
  if (frame.compare(gate.mac, 0, 6, 6, 12) !== 0) return 'foreign-card';
  switch (packet.kind) {
    case 'arp':
      return outwardArp(frame, packet, gate);
    case 'ipv4':
      return outwardIpv4(frame, packet, gate);
    case 'ipv6':
      return outwardIpv6(frame, packet, gate);
  }
}

/** A frame from the world to the network VM. */
export function inward(frame: Buffer, gate: Gate): Verdict {
  const packet = readPacket(frame);
  if (typeof packet === 'string') return packet;
  const isBroadcast = isToAll(frame);
  if (!isBroadcast && frame.compare(gate.mac, 0, 6, 0, 6) !== 0) return 'foreign-card';
  if (packet.kind === 'arp') return 'pass';
  if (packet.kind === 'ipv6') return inwardIpv6(frame, packet, gate);
  if (isLease(frame, packet, gate)) return 'pass';
  if (isBroadcast) return 'foreign-card';
  const { link, exit } = gate;
  if (link === undefined || packet.destination !== link.address) return 'foreign-address';
  if (exit) return isOfExit(packet, gate, 'source') ? 'pass' : 'not-the-exit';
  if (isOfPortal(packet, gate, 'source')) return 'pass';
  if (gate.reach === 'nothing') return 'nothing-allowed';
  if (!packet.isFragment && packet.source === link.resolver && packet.ports?.source === DNS) return 'pass';
  if (isIcmpError(frame, packet)) return 'pass';
  return gate.refused.has(packet.source) ? 'refused-network' : 'pass';
}

/**
 * Whether the frame is a DHCP server's message to the network VM. A compromised network VM may have an accomplice on the Internet: so it has to
 * come from inside, from the server of the present lease, or as a broadcast, which no router passes on. Pure.
 */
export function isLease(frame: Buffer, packet: Ipv4, { usesDhcp, inside, link }: Gate): boolean {
  const { protocol, ports, isFragment, source, destination } = packet;
  return (
    usesDhcp &&
    protocol === UDP &&
    !isFragment &&
    ports?.source === DHCP_SERVER &&
    ports.destination === DHCP_CLIENT &&
    ((destination === BROADCAST && isToAll(frame)) || source === link?.server || inside.has(source))
  );
}

/** The network VM asks only for its own neighbours, so it cannot search the LAN, and it answers only for itself. */
function outwardArp(frame: Buffer, { isRequest, senderMacAt, sender, target }: Arp, gate: Gate): Verdict {
  if (frame.compare(gate.mac, 0, 6, senderMacAt, senderMacAt + 6) !== 0) return 'foreign-card';
  if (gate.link === undefined || sender !== gate.link.address) return 'foreign-address';
  if (!isRequest || (gate.reach === 'lan' && !gate.exit)) return 'pass';
  const { exit } = gate;
  const isOfServer = exit !== undefined && exit !== 'internet' && exit.some((end) => end.address === target);
  const isOfPortals = gate.portals.some(({ addresses }) => addresses.includes(target));
  return isOfServer || isOfPortals || neighbours(gate.link).includes(target) ? 'pass' : 'foreign-neighbour';
}

const neighbours = ({ address, gateway, resolver, server }: Addresses): (number | undefined)[] => [
  address,
  gateway,
  resolver,
  server,
];

function outwardIpv4(frame: Buffer, packet: Ipv4, gate: Gate): Verdict {
  const { link, reach, refused, usesDhcp, exit } = gate;
  const { source, destination, ports, isFragment, protocol } = packet;
  if (usesDhcp && protocol === UDP && ports?.destination === DHCP_SERVER)
    return isRequestForLease(frame, packet, gate) ? 'pass' : 'foreign-lease';
  if (isToGroup(frame)) return 'foreign-card';
  if (link === undefined || source !== link.address) return 'foreign-address';
  if (exit) return isOfExit(packet, gate, 'destination') ? 'pass' : 'not-the-exit';
  if (isOfPortal(packet, gate, 'destination')) return 'pass';
  if (reach === 'nothing') return 'nothing-allowed';
  if (!isFragment && destination === link.resolver && ports?.destination === DNS) return 'pass';
  if (refused.has(destination)) return 'refused-network';
  if (reach === 'internet' && ports && DNS_PORTS.includes(ports.destination)) return 'direct-dns';
  return 'pass';
}

/** To the one neighbour of the network VM only: it has no other to look for. */
function outwardIpv6(frame: Buffer, packet: Ipv6, gate: Gate): Verdict {
  const { ipv6, exit, reach } = gate;
  if (exit) return 'not-the-exit';
  if (ipv6 === undefined) return 'no-ipv6';
  const { sourceAt, destinationAt, protocol, payloadAt, ports } = packet;
  if (frame.compare(ipv6.mac, 0, 6, 0, 6) !== 0) return 'foreign-card';
  if (!isAt(frame, sourceAt, ipv6.address)) return 'foreign-address';
  if (reach === 'nothing') return 'nothing-allowed';
  if (isAt(frame, destinationAt, ipv6.resolver)) return ports?.destination === DNS ? 'pass' : 'refused-network';
  if (!isReached(frame, destinationAt, ipv6)) return 'refused-network';
  if (protocol === ICMPV6) return frame.readUInt8(payloadAt) === ICMPV6_REQUEST ? 'pass' : 'other-icmp';
  if (reach === 'internet' && ports && DNS_PORTS.includes(ports.destination)) return 'direct-dns';
  return 'pass';
}

function inwardIpv6(frame: Buffer, packet: Ipv6, gate: Gate): Verdict {
  const { ipv6, exit, reach } = gate;
  if (exit) return 'not-the-exit';
  if (ipv6 === undefined) return 'no-ipv6';
  const { sourceAt, destinationAt, protocol, payloadAt, ports } = packet;
  if (isToGroup(frame) || frame.compare(ipv6.mac, 0, 6, 6, 12) !== 0) return 'foreign-card';
  if (!isAt(frame, destinationAt, ipv6.address)) return 'foreign-address';
  if (reach === 'nothing') return 'nothing-allowed';
  if (isAt(frame, sourceAt, ipv6.resolver) && ports?.source === DNS) return 'pass';
  if (protocol === ICMPV6 && !ICMPV6_ANSWERS.includes(frame.readUInt8(payloadAt))) return 'other-icmp';
  // An error may come from any router on the way.
  const isError = protocol === ICMPV6 && frame.readUInt8(payloadAt) < ICMPV6_REQUEST;
  return isError || isReached(frame, sourceAt, ipv6) ? 'pass' : 'refused-network';
}

const isAt = (frame: Buffer, at: number, address: Uint8Array): boolean =>
  frame.compare(address, 0, address.length, at, at + address.length) === 0;

const isReached = (frame: Buffer, at: number, { internet, refused }: Ipv6Gate): boolean =>
  internet.has(frame, at) && !refused.has(frame, at);

/** Whether a whole packet is from where the exit leads, or to there. */
function isOfExit(packet: Ipv4, { exit, inside }: Gate, end: 'source' | 'destination'): boolean {
  const { protocol, isFragment, ports } = packet;
  const [address, port] = [packet[end], ports?.[end]];
  if (isFragment || port === undefined || exit === undefined) return false;
  if (exit === 'internet') return protocol === TCP && !inside.has(address) && !DNS_PORTS.includes(port);
  return exit.some((one) => protocol === one.protocol && address === one.address && port === one.port);
}

/** Whether a whole packet is from a captive portal, or to there. */
function isOfPortal(packet: Ipv4, { portals }: Gate, end: 'source' | 'destination'): boolean {
  const { protocol, isFragment, ports } = packet;
  const [address, port] = [packet[end], ports?.[end]];
  if (isFragment || port === undefined || protocol !== TCP) return false;
  return portals.some((one) => one.addresses.includes(address) && one.ports.includes(port));
}

/** A compromised network VM must not end the leases of other computers, take their names, or speak with a DHCP server in any other way. */
function isRequestForLease(frame: Buffer, packet: Ipv4, { mac, link }: Gate): boolean {
  const { ports, isFragment, source, destination } = packet;
  if (isFragment || ports?.source !== DHCP_CLIENT || !hasUdpLength(frame, packet)) return false;
  if (source !== 0 && source !== link?.address) return false;
  if (destination !== BROADCAST && (link?.server === undefined || destination !== link.server)) return false;
  if (isToGroup(frame) && !isToAll(frame)) return false;
  const message = readDhcp(udpPayload(frame, packet));
  return message !== undefined && isOwnRequest(message, mac, link);
}

function isIcmpError(frame: Buffer, { protocol, isFragment, payloadAt, payloadBytes }: Ipv4): boolean {
  return protocol === ICMP && !isFragment && payloadBytes >= 8 && ICMP_ERRORS.includes(frame.readUInt8(payloadAt));
}

/** Multicast or broadcast. */
const isToGroup = (frame: Buffer): boolean => (frame.readUInt8(0) & 1) !== 0;

function isToAll(frame: Buffer): boolean {
  return frame.readUInt32BE(0) === 0xffff_ffff && frame.readUInt16BE(4) === 0xffff;
}
