/** The program; where the processor can do it, it becomes the other one. */
export const PASST_SYSTEM: readonly string[] = ['/usr/bin/passt', '/usr/bin/passt.avx2'];

/**
 * The link between passt and the NDVM: TEST-NET-1, which no LAN and no server stands on. passt ends each connection and opens another one
 * towards the world, so that packets on this side may be longer than those out there: each costs the same, whatever is in it. Not as long as
 * it could take, 65520 bytes: a receiver closes its window when less than one packet is free, with some still on their way, and the passt of
 * Debian 13 goes on sending into it then and stands still for two seconds.
 */
export const UPLINK = {
  address: '192.0.2.2',
  prefixLength: 24,
  gateway: '192.0.2.1',
  resolver: '192.0.2.3',
  mtu: 9000,
} as const;

/** Arguments for passt as the uplink of one NDVM. Pure. */
export function passtArguments(socket: string): string[] {
  return [
    '--foreground',
    '--quiet',
    '--socket',
    socket,
    // One address family, one policy: the NDVM forwards no IPv6.
    '--ipv4-only',
    '--address',
    UPLINK.address,
    '--netmask',
    String(UPLINK.prefixLength),
    '--gateway',
    UPLINK.gateway,
    '--mtu',
    String(UPLINK.mtu),
    // The NDVM is told its address over the guest wire.
    '--no-dhcp',
    // By default passt maps the gateway's address to the host's loopback: a page could reach services on 127.0.0.1.
    '--no-map-gw',
    '--map-host-loopback',
    'none',
    '--map-guest-addr',
    'none',
    // DNS questions of the NDVM go to the host's first resolver, also when that one listens on loopback.
    '--dns-forward',
    UPLINK.resolver,
    // Nothing listens on the host for the guest.
    '--tcp-ports',
    'none',
    '--udp-ports',
    'none',
  ];
}
