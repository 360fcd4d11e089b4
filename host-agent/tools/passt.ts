/** passt executes its AVX2 variant where the processor supports it. */
export const PASST_SYSTEM: readonly string[] = ['/usr/bin/passt', '/usr/bin/passt.avx2'];

/**
 * The link between passt and the network VM: TEST-NET-1, which no LAN and no server uses. passt terminates each connection and opens another
 * one towards the world, so packets on this link may be larger than outside, which is cheaper, because each packet costs the same. The maximum
 * of 65520 bytes is too large: when a receiver has less than one packet of space left, it closes its window, and the passt of Debian 13 keeps
 * sending into the closed window and stalls for two seconds.
 */
export const UPLINK = {
  address: '192.0.2.2',
  prefixLength: 24,
  gateway: '192.0.2.1',
  resolver: '192.0.2.3',
  mtu: 9000,
} as const;

/**
 * The same link in IPv6, with unique local addresses that no LAN has. All that is beyond has one card, so the network VM, which knows it, never asks who has
 * an address, and no router says anything.
 */
export const UPLINK_6 = {
  address: 'fd53:4200:0:1::2',
  prefixLength: 64,
  gateway: 'fd53:4200:0:1::1',
  resolver: 'fd53:4200:0:1::3',
  mac: '02:53:42:04:00:00',
} as const;

/** passt answers nothing about neighbours, routers and addresses of IPv6. */
const IPV6 = [
  ...['--address', UPLINK_6.address, '--gateway', UPLINK_6.gateway, '--mac-addr', UPLINK_6.mac],
  ...['--dns-forward', UPLINK_6.resolver, '--no-ndp', '--no-ra', '--no-dhcpv6'],
];

/** The only device of the host by which passt leaves, and the nameserver that it asks there if not the host's. */
export interface Followed {
  readonly device: string;
  readonly nameserver?: string | undefined;
}

const boundTo = ({ device, nameserver }: Followed, hasIpv6: boolean): string[] => [
  ...['--interface', '--outbound-if4', ...(hasIpv6 ? ['--outbound-if6'] : [])].flatMap((option) => [option, device]),
  ...(nameserver === undefined ? [] : ['--dns-host', nameserver]),
];

/** Arguments for passt as the uplink of one network VM. Without IPv6 on the host, passt has none either. Pure. */
export function passtArguments(socket: string, hasIpv6 = false, followed?: Followed): string[] {
  return [
    '--foreground',
    '--quiet',
    '--socket',
    socket,
    ...(hasIpv6 ? IPV6 : ['--ipv4-only']),
    ...(followed === undefined ? [] : boundTo(followed, hasIpv6)),
    '--address',
    UPLINK.address,
    '--netmask',
    String(UPLINK.prefixLength),
    '--gateway',
    UPLINK.gateway,
    '--mtu',
    String(UPLINK.mtu),
    // The network VM gets its address over the guest channel.
    '--no-dhcp',
    // By default passt maps the gateway's address to the host's loopback, so that a page could reach services on 127.0.0.1.
    '--no-map-gw',
    '--map-host-loopback',
    'none',
    '--map-guest-addr',
    'none',
    // DNS queries of the network VM go to the host's first resolver, even if that listens on loopback.
    '--dns-forward',
    UPLINK.resolver,
    // No port of the host is forwarded to the guest.
    '--tcp-ports',
    'none',
    '--udp-ports',
    'none',
  ];
}
