/** Frames of IPv6 that root in a browser VM might send to reach forbidden targets, to change who its neighbours are, or to hide what a packet is. */
import {
  portMac,
  SESSION_NETWORK_6,
  sessionAddress6,
  sessionMac,
  UPLINK_MAC,
} from '../../../../appliance/protocol/addresses.ts';
import { UPLINK_6 } from '../../../../host-agent/tools/passt.ts';
import type { ForbiddenFrame } from '../frames/forbidden-frames.ts';
import {
  HEADER,
  icmp6,
  ICMP6,
  ipv6,
  neighbourClaim,
  neighbourQuestion,
  PADDING,
  part,
  routerClaim,
  tcp6,
  tcpSegment,
  udp6,
  withHeaders,
} from './ipv6-packets.ts';
import { dnsQuestion, PROTOCOL, TCP } from '../packets.ts';

/** Addresses that an internet-only session must not reach. */
const FORBIDDEN = {
  'the gateway of the uplink': UPLINK_6.gateway,
  'the resolver of the uplink': UPLINK_6.resolver,
  'the uplink of the network VM': UPLINK_6.address,
  'a unique local address': 'fd00::1',
  'a neighbour of the link': 'fe80::1',
  'a site': 'fec0::1',
  'the host or its LAN': '2a0e:5302:1::20',
  'a host of the same provider’s network': '2a0e:5302:1:ff::1',
  loopback: '::1',
  nothing: '::',
  'all nodes': 'ff02::1',
  'all routers': 'ff02::2',
  mDNS: 'ff02::fb',
  'all of a site': 'ff05::1:3',
  'a group of the Internet': 'ff0e::1',
  'a mapped address': '::ffff:10.1.2.3',
  'a compatible address': '::10.1.2.3',
  '6to4 of a LAN': '2002:c0a8:101::1',
  Teredo: '2001:0:c0a8:101::1',
  documentation: '2001:db8::1',
  'NAT64 of a LAN': '64:ff9b::192.168.1.1',
  'NAT64 of loopback': '64:ff9b::127.0.0.1',
  'NAT64 of a cloud’s metadata': '64:ff9b::169.254.169.254',
  'a local NAT64': '64:ff9b:1::192.168.1.1',
  'a cloud’s metadata': 'fd00:ec2::254',
} as const;

const PUBLIC = '2a0e:5301:1::10';

/** Of a group, the card that all its members listen to. */
const groupMac = (address: string): string => (address.startsWith('ff') ? '33:33:00:00:00:01' : '');

/** Frames from the VM at `port`, some of which pretend to be from the one at `other`. Pure. */
export function forbiddenIpv6Frames({
  vmMac,
  port,
  other,
}: {
  readonly vmMac: string;
  readonly port: number;
  readonly other: number;
}): ForbiddenFrame[] {
  const own = { fromMac: sessionMac(port), toMac: vmMac, from: sessionAddress6(port) };
  const to = (address: string) => ({ ...own, to: address, toMac: groupMac(address) || vmMac });
  const all = (what: string, frames: Record<string, Buffer>): ForbiddenFrame[] =>
    Object.entries(frames).map(([kind, frame]) => ({ what: `${kind} ${what}`, frame }));
  const byAddress = [...Object.entries(FORBIDDEN), ['the other session', sessionAddress6(other)] as const].flatMap(
    ([name, address]) =>
      all(`to ${name}`, {
        TCP: tcp6(to(address), 31_000, 443),
        'the answer to no TCP': tcp6(to(address), 31_001, 443, TCP.ack),
        UDP: udp6(to(address), 31_002, 443, Buffer.from('hello')),
        DNS: udp6(to(address), 31_003, 53, dnsQuestion('leak.example')),
        ping: icmp6(to(address), ICMP6.ping),
      }),
  );
  const names = all(`asked of ${PUBLIC}`, {
    DNS: udp6(to(PUBLIC), 31_010, 53, dnsQuestion('leak.example')),
    'DNS by TCP': tcp6(to(PUBLIC), 31_011, 53),
    'DNS by TLS': tcp6(to(PUBLIC), 31_012, 853),
    mDNS: udp6(to(PUBLIC), 5353, 5353, dnsQuestion('leak.local')),
  });
  const segment = tcpSegment(to(PUBLIC), 31_020, 443);
  const after = (...headers: readonly (readonly [number, Buffer])[]) =>
    withHeaders(to(PUBLIC), headers, PROTOCOL.tcp, segment);
  const routed = Buffer.concat([Buffer.from('0002000100000000', 'hex'), Buffer.alloc(16, 0xfd)]);
  const hidden = all('with other headers', {
    options: after([HEADER.options, PADDING]),
    'options for each router': after([HEADER.hopByHop, PADDING]),
    'a route': after([HEADER.routing, routed]),
    'a whole packet as a part': after([HEADER.fragment, part(0, false)]),
    'the first part': after([HEADER.fragment, part(0, true)]),
    'a later part': after([HEADER.fragment, part(3, false)]),
    'a part of options': after([HEADER.options, PADDING], [HEADER.fragment, part(0, true)]),
    'a long chain': after(...Array.from({ length: 60 }, () => [HEADER.options, PADDING] as const)),
    'a chain without an end': withHeaders(to(PUBLIC), [[HEADER.options, PADDING]], HEADER.options, PADDING),
    encryption: ipv6(to(PUBLIC), HEADER.esp, Buffer.alloc(32)),
    nothing: ipv6(to(PUBLIC), HEADER.nothing, Buffer.alloc(8)),
    'IPv6 in IPv6': ipv6(to(PUBLIC), 41, tcp6(to('fd00::1'), 31_021, 443).subarray(14)),
    'IPv4 in IPv6': ipv6(to(PUBLIC), 4, Buffer.alloc(40, 0x45)),
    GRE: ipv6(to(PUBLIC), PROTOCOL.gre, Buffer.alloc(8)),
  });
  const everyone = { ...own, to: 'ff02::1', toMac: '33:33:00:00:00:01' };
  const router = { ...own, to: 'ff02::1:ff00:1', toMac: '33:33:ff:00:00:01' };
  const linkLocal = 'fe80::53:42ff:fe02:0';
  const neighbours = all('of neighbours', {
    'a claim to be a router': routerClaim({ ...everyone, from: linkLocal }),
    'a claim to be a router, from its address': routerClaim(everyone),
    'a claim to be the network VM': neighbourClaim(everyone, SESSION_NETWORK_6.address),
    'a claim to be the other session': neighbourClaim(
      { ...own, to: SESSION_NETWORK_6.address },
      sessionAddress6(other),
    ),
    'a claim to be the uplink': neighbourClaim({ ...own, to: SESSION_NETWORK_6.address }, UPLINK_6.gateway),
    'a question for routers': icmp6({ ...everyone, to: 'ff02::2' }, ICMP6.routerQuestion, Buffer.alloc(4)),
    'a question for the other session': neighbourQuestion(everyone, sessionAddress6(other)),
    'a question for the uplink': neighbourQuestion(everyone, UPLINK_6.gateway),
    'a question under no address': neighbourQuestion({ ...router, from: '::' }, SESSION_NETWORK_6.address),
    'a question under another address': neighbourQuestion({ ...router, from: linkLocal }, SESSION_NETWORK_6.address),
    'a question under the other’s address': neighbourQuestion(
      { ...router, from: sessionAddress6(other) },
      SESSION_NETWORK_6.address,
    ),
    'half a question': icmp6(router, ICMP6.question, Buffer.alloc(8)),
    'a redirect': icmp6({ ...own, to: SESSION_NETWORK_6.address }, ICMP6.redirect, Buffer.alloc(36)),
    'a query for groups': icmp6(everyone, ICMP6.query, Buffer.alloc(20)),
    'an answer to no ping': icmp6(to(PUBLIC), ICMP6.pong),
    'an error': icmp6(to(PUBLIC), ICMP6.tooBig, Buffer.concat([Buffer.from('00000500', 'hex'), segment, segment])),
    'a message of no kind': icmp6(to(PUBLIC), 200),
    'a message of no length': ipv6(to(PUBLIC), HEADER.icmp, Buffer.alloc(0)),
    DHCPv6: udp6({ ...everyone, to: 'ff02::1:2' }, 546, 547, Buffer.from('0112345600010000', 'hex')),
  });
  const spoofed = [
    sessionAddress6(other),
    SESSION_NETWORK_6.address,
    UPLINK_6.address,
    'fd00::7',
    PUBLIC,
    linkLocal,
    '::',
  ].flatMap((from) =>
    all(`as ${from}`, {
      TCP: tcp6({ ...own, from, to: PUBLIC }, 31_030, 443),
      UDP: udp6({ ...own, from, to: PUBLIC }, 31_031, 443, Buffer.from('hello')),
    }),
  );
  const cards = [sessionMac(other), portMac(port), UPLINK_MAC, vmMac, '02:aa:aa:aa:aa:aa'].flatMap((fromMac) =>
    all(`under the card ${fromMac}`, {
      TCP: tcp6({ ...to(PUBLIC), fromMac }, 31_040, 443),
      'a question': neighbourQuestion({ ...router, fromMac }, SESSION_NETWORK_6.address),
    }),
  );
  const aside = [sessionMac(other), portMac(other), UPLINK_6.mac].flatMap((toMac) =>
    all(`to the card ${toMac}`, { TCP: tcp6({ ...to(sessionAddress6(other)), toMac }, 31_050, 443) }),
  );
  return [...byAddress, ...names, ...hidden, ...neighbours, ...spoofed, ...cards, ...aside];
}
