import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Kernel settings of a router, by path below /proc/sys. */
export const BEFORE_FIREWALL: Readonly<Record<string, string>> = {
  // Off until the firewall is loaded, and for good where the uplink has no IPv6.
  'net/ipv6/conf/all/disable_ipv6': '1',
  'net/ipv6/conf/default/disable_ipv6': '1',
  'net/ipv4/ip_forward': '0',
  // Drops packets with a source address that is not routed to their interface.
  'net/ipv4/conf/all/rp_filter': '1',
  'net/ipv4/conf/default/rp_filter': '1',
  // Neither sends nor accepts ICMP redirects.
  'net/ipv4/conf/all/accept_redirects': '0',
  'net/ipv4/conf/default/accept_redirects': '0',
  'net/ipv4/conf/all/send_redirects': '0',
  'net/ipv4/conf/default/send_redirects': '0',
  // The DHCP server and client run without root.
  'net/ipv4/ip_unprivileged_port_start': '67',
  // Each card answers for its own address only.
  'net/ipv4/conf/all/arp_ignore': '1',
};

/** Gives the links IPv6: an address is only what this VM gives them, and no neighbour changes that. Pure. */
export const ipv6Settings = (links: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    links.flatMap((link) => [
      ...['accept_ra', 'autoconf', 'accept_redirects', 'router_solicitations', 'accept_dad', 'dad_transmits'].map(
        (name) => [`net/ipv6/conf/${link}/${name}`, '0'] as const,
      ),
      // No address that follows from the card.
      [`net/ipv6/conf/${link}/addr_gen_mode`, '1'] as const,
      [`net/ipv6/conf/${link}/disable_ipv6`, '0'] as const,
    ]),
  );

export const IPV6_FORWARDING: Readonly<Record<string, string>> = { 'net/ipv6/conf/all/forwarding': '1' };

export const AFTER_FIREWALL: Readonly<Record<string, string>> = { 'net/ipv4/ip_forward': '1' };

/** For connections of the network VM itself, and those that are being forgotten. */
const SPARE_CONNECTIONS = 1024;

/** Room for the connections of all ports, so that no port can use up that of another. Pure. */
export const connectionSettings = (perPort: number, ports: number): Record<string, string> => ({
  'net/netfilter/nf_conntrack_max': String(perPort * ports + SPARE_CONNECTIONS),
});

/** Writes `settings`. Skips those that the kernel does not have, such as IPv6 when it is not built in. Throws when the kernel refuses one. */
export async function applySettings(settings: Readonly<Record<string, string>>, folder = '/proc/sys'): Promise<void> {
  for (const [path, value] of Object.entries(settings)) {
    await writeFile(join(folder, path), value, { flag: 'r+' }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
}
