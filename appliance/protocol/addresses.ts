/**
 * The MAC and IP addresses between the NDVM and the browser VMs.
 * A port, the card plugged into it and the card's address belong together, so that the NDVM can drop every frame with another source.
 */

/** The MAC address of the NDVM's uplink. */
export const UPLINK_MAC = '02:53:42:00:00:00';

/** The network of the sessions, with the address of the NDVM's bridge: TEST-NET-2, which no LAN and no server uses. */
export const SESSION_NETWORK = { network: '198.51.100.0', prefixLength: 24, address: '198.51.100.1' } as const;

/** The MAC address of the NDVM's bridge. */
export const BRIDGE_MAC = '02:53:42:03:00:00';

/** Limit for the ports of one NDVM. */
export const MAX_PORTS = 64;

/** The MAC address of the NDVM's end of port `port`, 0 to 63. */
export const portMac = (port: number): string => `02:53:42:01:00:${hexByte(port)}`;

/** The MAC address of the browser VM's card at port `port`. It is not visible beyond the NDVM. */
export const sessionMac = (port: number): string => `02:53:42:02:00:${hexByte(port)}`;

/** The address that DHCP gives the browser VM at port `port`; the port carries no other IPv4 address. */
export const sessionAddress = (port: number): string => `198.51.100.${10 + port}`;

/** The network of the sessions in IPv6, with the address of the NDVM's bridge: unique local addresses, which stay between the VMs. */
export const SESSION_NETWORK_6 = { network: 'fd53:4200:0:2::', prefixLength: 64, address: 'fd53:4200:0:2::1' } as const;

/** The IPv6 address of the browser VM at port `port`, which has the digits of its IPv4 address at the end. The port carries no other one. */
export const sessionAddress6 = (port: number): string => `${SESSION_NETWORK_6.network}${10 + port}`;

/** The network of an address, as `192.168.7.0/24`. Pure. */
export function networkOf({
  address,
  prefixLength,
}: {
  readonly address: string;
  readonly prefixLength: number;
}): string {
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const hostPart = 2 ** (32 - prefixLength);
  const network = Math.floor(bits / hostPart) * hostPart;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${prefixLength}`;
}

function hexByte(port: number): string {
  if (!Number.isInteger(port) || port < 0 || port >= MAX_PORTS) throw new RangeError(`There is no port ${port}.`);
  return port.toString(16).padStart(2, '0');
}
