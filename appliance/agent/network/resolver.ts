/** dnsmasq: one for DHCP of all sessions, and one for DNS of each port. */
import { SESSION_NETWORK, sessionAddress, sessionMac } from '../../protocol/addresses.ts';
import type { Family, PortAccess, UplinkAddress } from '../../protocol/network.ts';
import { namesPort } from './firewall.ts';
import { gatePort } from './name-gate.ts';
import { BRIDGE } from './names.ts';

/** For both kinds. */
const COMMON = [
  '--keep-in-foreground',
  '--log-facility=-',
  // Ignores the image's configuration.
  '--conf-file=/dev/null',
  // It runs under its own account already, and cannot change to another one.
  '--user=root',
  '--group=',
  '--pid-file',
  '--no-resolv',
  '--no-poll',
  '--no-hosts',
];

/** The option by which a session's DHCP client learns that it has an IPv6 address too, which follows from that of IPv4. One for private use. */
const IPV6_OPTION = '224,ipv6';

/** Arguments for the DHCP server. `hasIpv6`: sessions have an address of IPv6. Pure. */
export function leaseArguments(
  ports: Iterable<number>,
  { mtu, hasIpv6 = false }: Pick<UplinkAddress, 'mtu'> & { readonly hasIpv6?: boolean },
): string[] {
  return [
    ...COMMON,
    // No DNS.
    '--port=0',
    `--interface=${BRIDGE}`,
    '--except-interface=lo',
    // Only VMs at a port, each with the only address that its port allows.
    `--dhcp-range=${SESSION_NETWORK.network},static,255.255.255.0,1h`,
    ...[...ports].map((port) => `--dhcp-host=${sessionMac(port)},${sessionAddress(port)}`),
    `--dhcp-option=option:router,${SESSION_NETWORK.address}`,
    `--dhcp-option=option:dns-server,${SESSION_NETWORK.address}`,
    ...(mtu === undefined ? [] : [`--dhcp-option=option:mtu,${mtu}`]),
    ...(hasIpv6 ? [`--dhcp-option=${IPV6_OPTION}`] : []),
    '--dhcp-authoritative',
    '--dhcp-ignore-names',
    // Each address belongs to a port, so the check for a conflict, which takes seconds, is unnecessary.
    '--no-ping',
    '--leasefile-ro',
    '--quiet-dhcp',
  ];
}

/**
 * Arguments for the DNS server of `port`, which queries the port's name gate, or `resolver`, if there is one, when its session is open;
 * `undefined` when the port may not resolve names. `families`: those that lead to the Internet. Pure.
 */
export function nameArguments(
  port: number,
  access: PortAccess,
  resolver: string | undefined,
  families: readonly Family[] = ['ipv4'],
): string[] | undefined {
  if (access.kind === 'offline') return undefined;
  return [
    ...COMMON,
    `--port=${namesPort(port)}`,
    `--listen-address=${SESSION_NETWORK.address}`,
    '--except-interface=lo',
    '--bind-interfaces',
    ...sourcesOf(port, access, resolver),
    // A public name that resolves to a private address is an attack on the LAN, unless the session may reach the LAN anyway.
    ...(access.kind === 'open' ? [] : ['--stop-dns-rebind', '--bogus-priv']),
    // No public name ends in .test (RFC 6761). Test networks may use it with any address, and the firewall still applies.
    '--rebind-domain-ok=/test/',
    '--domain-needed',
    // An address that leads nowhere would only be tried in vain.
    ...(families.includes('ipv4') ? [] : ['--filter-A']),
    ...(families.includes('ipv6') ? [] : ['--filter-AAAA']),
    // No cache, so that timing reveals nothing about earlier lookups.
    '--cache-size=0',
    // Limit of pending queries, so that one session cannot block the resolver for others.
    '--dns-forward-max=100',
  ];
}

/** Whom it asks for which names. */
function sourcesOf(
  port: number,
  access: Exclude<PortAccess, { kind: 'offline' }>,
  resolver: string | undefined,
): string[] {
  // With these, other names do not exist.
  switch (access.kind) {
    case 'allow-list':
      return ['--local=/#/', ...access.names.map((name) => `--server=/${name}/${gate(port)}`)];
    case 'portal':
      return [
        '--local=/#/',
        ...access.hosts.flatMap(({ name, address }) =>
          name === undefined ? [] : [`--host-record=${name},${address}`],
        ),
      ];
    case 'open':
      return [`--server=${resolver ?? gate(port)}`];
    case 'internet-only':
      return [`--server=${gate(port)}`];
  }
}

const gate = (port: number): string => `127.0.0.1#${gatePort(port)}`;
