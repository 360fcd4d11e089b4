/**
 * Programs that read what sessions or the network send. Each runs under an account without a name and an AppArmor profile of the image, and can
 * neither change the firewall nor send what it does not have to: see `firewall.ts`. It does not start without its profile.
 */
import { MAX_PORTS } from '../../protocol/addresses.ts';

/** The account of the client for the uplink's lease. */
export const UPLINK_LEASE_USER = 5298;
/** The account of the DHCP server of all sessions. */
export const LEASES_USER = 5299;
/** The account of the dnsmasq that answers the session at `port`: no session's reaches another one's. */
export const namesUser = (port: number): number => 5300 + port;
/** The account of the program that carries the connections of sessions through an exit. */
export const CARRIER_USER = namesUser(MAX_PORTS);
/** The account of Tor, by which sessions leave. */
export const TOR_USER = CARRIER_USER + 1;

/** A program and its arguments. */
export type Command = [program: string, ...args: string[]];

/** `command` without any capability. Pure. */
export function asNames(port: number, command: readonly string[]): Command {
  return [...asUser(namesUser(port), '-all'), ...underProfile('names', command)];
}

/**
 * `command` with CAP_NET_ADMIN in its own user namespace, which has no network: dnsmasq insists on it, to enter the cards of its clients
 * into the kernel's table. Lasting neighbours are there already. Pure.
 */
export function asLeases(command: readonly string[]): Command {
  const inside = [
    'unshare',
    '--user',
    '--map-root-user',
    '--',
    'setpriv',
    '--inh-caps=-all',
    '--bounding-set=-all,+net_admin',
  ];
  return [...asUser(LEASES_USER, '-all'), '--', ...inside, ...underProfile('leases', command)];
}

/** `command` with CAP_NET_RAW, because without an address a DHCP client has to read packets as they are on the wire. Pure. */
export function asUplinkLease(command: readonly string[]): Command {
  const raw = '-all,+net_raw';
  return [...asUser(UPLINK_LEASE_USER, raw), `--ambient-caps=${raw}`, ...underProfile('uplink-lease', command)];
}

/** `command` without any capability. Pure. */
export const asCarrier = (command: readonly string[]): Command => [
  ...asUser(CARRIER_USER, '-all'),
  ...underProfile('carrier', command),
];

/** `command` without any capability. Pure. */
export const asTor = (command: readonly string[]): Command => [
  ...asUser(TOR_USER, '-all'),
  ...underProfile('tor', command),
];

const asUser = (user: number, capabilities: string): Command => [
  'setpriv',
  `--reuid=${user}`,
  `--regid=${user}`,
  '--clear-groups',
  '--no-new-privs',
  `--inh-caps=${capabilities}`,
  `--bounding-set=${capabilities}`,
];

const underProfile = (name: string, command: readonly string[]): string[] => [
  `--apparmor-profile=safe-browse-${name}`,
  '--',
  ...command,
];
