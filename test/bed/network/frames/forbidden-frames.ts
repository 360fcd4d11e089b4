/** Frames that root in a browser VM might send to reach forbidden targets. */
import {
  portMac,
  SESSION_NETWORK,
  sessionAddress,
  sessionMac,
  UPLINK_MAC,
} from '../../../../appliance/protocol/addresses.ts';
import { UPLINK } from '../../../../host-agent/tools/passt.ts';
import {
  arp,
  BROADCAST,
  dhcp,
  dhcpOption,
  dnsQuestion,
  ethernet,
  ETHERTYPE,
  icmp,
  ipv4,
  PROTOCOL,
  TCP,
  tcp,
  udp,
} from '../packets.ts';

export const WORLD_MAC = '02:00:5e:00:00:01';

/** Addresses that an internet-only session must not reach. */
const FORBIDDEN = {
  'the gateway of the uplink': UPLINK.gateway,
  'the resolver of the uplink': UPLINK.resolver,
  'the uplink of the network VM': UPLINK.address,
  'a home LAN': '192.168.1.1',
  'a company': '10.20.30.40',
  'the last private network': '172.31.255.254',
  'a provider’s network': '100.64.0.1',
  'a cloud’s metadata': '169.254.169.254',
  'a LAN with public addresses': '203.0.114.20',
  'this network': '0.0.0.0',
  loopback: '127.0.0.1',
  benchmarks: '198.18.0.1',
  reserved: '240.0.0.1',
  broadcast: '255.255.255.255',
  'its own broadcast': '198.51.100.255',
  mDNS: '224.0.0.251',
  SSDP: '239.255.255.250',
} as const;

const PUBLIC = '8.8.8.8';

export interface ForbiddenFrame {
  readonly what: string;
  readonly frame: Buffer;
}

/** Frames from the VM at `port`, some of which pretend to be from the one at `other`. Pure. */
export function forbiddenFrames({
  vmMac,
  port,
  other,
}: {
  readonly vmMac: string;
  readonly port: number;
  readonly other: number;
}): ForbiddenFrame[] {
  const own = { fromMac: sessionMac(port), toMac: vmMac, from: sessionAddress(port) };
  const to = (address: string) => ({ ...own, to: address });
  const all = (what: string, frames: Record<string, Buffer>): ForbiddenFrame[] =>
    Object.entries(frames).map(([kind, frame]) => ({ what: `${kind} ${what}`, frame }));
  const byAddress = [...Object.entries(FORBIDDEN), ['the other session', sessionAddress(other)] as const].flatMap(
    ([name, address]) =>
      all(`to ${name}`, {
        TCP: tcp(to(address), 30_000, 443, TCP.syn),
        'the answer to no TCP': tcp(to(address), 30_001, 443, TCP.ack),
        UDP: udp(to(address), 30_002, 443, Buffer.from('hello')),
        DNS: udp(to(address), 30_003, 53, dnsQuestion('leak.example')),
        ping: icmp(to(address), 8),
        'a redirect': icmp(to(address), 5, Buffer.from([10, 0, 0, 1])),
        GRE: ipv4(to(address), PROTOCOL.gre, Buffer.alloc(8)),
        'half a packet': ipv4(to(address), PROTOCOL.udp, Buffer.alloc(16), { fragment: 0x2000 }),
        'the rest of a packet': ipv4(to(address), PROTOCOL.udp, Buffer.alloc(16), { fragment: 0x0004 }),
      }),
  );
  const names = all(`asked of ${PUBLIC}`, {
    DNS: udp(to(PUBLIC), 30_010, 53, dnsQuestion('leak.example')),
    'DNS by TCP': tcp(to(PUBLIC), 30_011, 53, TCP.syn),
    'DNS by TLS': tcp(to(PUBLIC), 30_012, 853, TCP.syn),
    'DNS by QUIC': udp(to(PUBLIC), 30_013, 853, Buffer.from('hello')),
    mDNS: udp(to(PUBLIC), 5353, 5353, dnsQuestion('leak.local')),
  });
  const discovery = all('to all', {
    mDNS: udp({ ...to('224.0.0.251'), toMac: '01:00:5e:00:00:fb' }, 5353, 5353, dnsQuestion('printer.local')),
    SSDP: udp(
      { ...to('239.255.255.250'), toMac: '01:00:5e:7f:ff:fa' },
      30_020,
      1900,
      Buffer.from('M-SEARCH * HTTP/1.1\r\n'),
    ),
    NetBIOS: udp({ ...to('198.51.100.255'), toMac: BROADCAST }, 137, 137, Buffer.alloc(50)),
    'a question who has the router': arp({ ...to(UPLINK.gateway), toMac: BROADCAST }, 'request'),
    'a question who has the other session': arp({ ...to(sessionAddress(other)), toMac: BROADCAST }, 'request'),
  });
  const spoofed = [sessionAddress(other), SESSION_NETWORK.address, UPLINK.address, '192.168.1.7', PUBLIC].flatMap(
    (from) =>
      all(`as ${from}`, {
        TCP: tcp({ ...own, from, to: PUBLIC }, 30_030, 443, TCP.syn),
        UDP: udp({ ...own, from, to: PUBLIC }, 30_031, 443, Buffer.from('hello')),
        'a claim': arp({ ...own, toMac: BROADCAST, from, to: from }, 'reply'),
      }),
  );
  const cards = [sessionMac(other), portMac(port), UPLINK_MAC, vmMac, '02:aa:aa:aa:aa:aa'].flatMap((fromMac) =>
    all(`under the card ${fromMac}`, {
      TCP: tcp({ ...to(PUBLIC), fromMac }, 30_040, 443, TCP.syn),
      'a claim': arp({ ...to(SESSION_NETWORK.address), fromMac, toMac: BROADCAST }, 'request'),
    }),
  );
  const aside = [sessionMac(other), portMac(other), WORLD_MAC, BROADCAST].flatMap((toMac) =>
    all(`to the card ${toMac}`, {
      TCP: tcp({ ...to(sessionAddress(other)), toMac }, 30_050, 443, TCP.syn),
      ping: icmp({ ...to(sessionAddress(other)), toMac }, 8),
    }),
  );
  const client = { fromMac: own.fromMac, toMac: BROADCAST, from: '0.0.0.0', to: '255.255.255.255' };
  const dhcpGames = all('of DHCP', {
    'the server’s part': udp(
      { ...own, toMac: BROADCAST, to: '255.255.255.255' },
      67,
      68,
      dhcp(2, { clientMac: sessionMac(other), offered: sessionAddress(other) }),
    ),
    'a wish for the other’s address': udp(
      client,
      68,
      67,
      dhcp(3, { clientMac: own.fromMac, options: dhcpOption(50, sessionAddress(other)) }),
    ),
    'a release of the other’s address': udp(
      to(SESSION_NETWORK.address),
      68,
      67,
      dhcp(7, { clientMac: sessionMac(other) }),
    ),
    'the other’s wish': udp(client, 68, 67, dhcp(1, { clientMac: sessionMac(other) })),
    'a question to the LAN': udp(to('192.168.1.1'), 68, 67, dhcp(1, { clientMac: own.fromMac })),
  });
  const between = { fromMac: own.fromMac, toMac: BROADCAST };
  const inner = tcp(to(PUBLIC), 30_060, 443, TCP.syn).subarray(14);
  const raw = all('of another kind', {
    'IPv6 to a site': ethernet(
      { ...between, toMac: vmMac },
      ETHERTYPE.ipv6,
      ipv6('20010db8000000000000000000000001', 6),
    ),
    'IPv6 to all nodes': ethernet(
      { ...between, toMac: '33:33:00:00:00:01' },
      ETHERTYPE.ipv6,
      ipv6('ff020000000000000000000000000001', 58),
    ),
    'mDNS by IPv6': ethernet(
      { ...between, toMac: '33:33:00:00:00:fb' },
      ETHERTYPE.ipv6,
      ipv6('ff0200000000000000000000000000fb', 17),
    ),
    VLAN: ethernet(
      { ...between, toMac: vmMac },
      ETHERTYPE.vlan,
      Buffer.concat([Buffer.from('00010800', 'hex'), inner]),
    ),
    'VLAN in VLAN': ethernet(
      { ...between, toMac: vmMac },
      0x88a8,
      Buffer.concat([Buffer.from('000181000002 0800'.replace(' ', ''), 'hex'), inner]),
    ),
    EAPOL: ethernet({ ...between, toMac: '01:80:c2:00:00:03' }, ETHERTYPE.eapol, Buffer.from('01010000', 'hex')),
    LLDP: ethernet({ ...between, toMac: '01:80:c2:00:00:0e' }, ETHERTYPE.lldp, Buffer.alloc(40)),
    'a spanning tree': ethernet({ ...between, toMac: '01:80:c2:00:00:00' }, 38, Buffer.from('42420300000000', 'hex')),
    PPPoE: ethernet(between, 0x8863, Buffer.from('110900000000', 'hex')),
    MPLS: ethernet({ ...between, toMac: vmMac }, 0x8847, Buffer.concat([Buffer.from('00010140', 'hex'), inner])),
    'an unknown ether type': ethernet(between, 0x9999, Buffer.alloc(46)),
    'IP in IP': ipv4(to('192.168.1.1'), 4, inner),
  });
  return [...byAddress, ...names, ...discovery, ...spoofed, ...cards, ...aside, ...dhcpGames, ...raw];
}

function ipv6(to: string, nextHeader: number): Buffer {
  return Buffer.concat([
    Buffer.from('600000000010', 'hex'),
    Buffer.from([nextHeader, 64]),
    Buffer.from('fe80000000000000000000fffe000001', 'hex'),
    Buffer.from(to, 'hex'),
    Buffer.alloc(16),
  ]);
}
