/** dnsmasq: addresses for all sessions by one, names for each port by one of its own. */
import { SESSION_NETWORK, sessionAddress, sessionMac } from '../../protocol/addresses.ts';
import type { PortAccess, UplinkAddress } from '../../protocol/network.ts';
import { allowedSet, namesPort, SESSION_TABLE } from './firewall.ts';
import { BRIDGE } from './names.ts';

/** For both. */
const COMMON = [
  '--keep-in-foreground',
  '--log-facility=-',
  // Nothing of the image's configuration adds to this.
  '--conf-file=/dev/null',
  '--user=dnsmasq',
  '--pid-file',
  '--no-resolv',
  '--no-poll',
  '--no-hosts',
];

/** Arguments of the one that gives each port's machine its address. Pure. */
export function leaseArguments(ports: Iterable<number>, { mtu }: Pick<UplinkAddress, 'mtu'>): string[] {
  return [
    ...COMMON,
    // It answers no names.
    '--port=0',
    `--interface=${BRIDGE}`,
    '--except-interface=lo',
    // Only the machines that are plugged in, each with the one address that its port lets through.
    `--dhcp-range=${SESSION_NETWORK.network},static,255.255.255.0,1h`,
    ...[...ports].map((port) => `--dhcp-host=${sessionMac(port)},${sessionAddress(port)}`),
    `--dhcp-option=option:router,${SESSION_NETWORK.address}`,
    `--dhcp-option=option:dns-server,${SESSION_NETWORK.address}`,
    ...(mtu === undefined ? [] : [`--dhcp-option=option:mtu,${mtu}`]),
    '--dhcp-authoritative',
    '--dhcp-ignore-names',
    // The address is the port's own; asking around first costs seconds.
    '--no-ping',
    '--leasefile-ro',
    '--quiet-dhcp',
  ];
}

/** Arguments of the one that answers the names of `port`, asking `resolver`; `undefined` where nobody is to answer. Pure. */
export function nameArguments(port: number, access: PortAccess, resolver: string): string[] | undefined {
  if (access.kind === 'offline') return undefined;
  return [
    ...COMMON,
    `--port=${namesPort(port)}`,
    `--listen-address=${SESSION_NETWORK.address}`,
    '--except-interface=lo',
    '--bind-interfaces',
    ...(access.kind === 'allow-list' ? allowedNames(port, access.names, resolver) : [`--server=${resolver}`]),
    // A public name that answers with a private address is an attack on the LAN. Who may go there may also be sent there.
    ...(access.kind === 'open' ? [] : ['--stop-dns-rebind', '--bogus-priv']),
    // No public name ends so (RFC 6761): test networks may use it with any address, and the firewall judges that.
    '--rebind-domain-ok=/test/',
    '--domain-needed',
    // There is no IPv6 to go there.
    '--filter-AAAA',
    // A lookup must not tell how long ago another was.
    '--cache-size=0',
    // Questions that wait for an answer; more are refused, so that one session does not use up the way to the resolver.
    '--dns-forward-max=100',
  ];
}

/** Other names do not exist, and what these stand for is let through by the firewall before the answer is given. */
function allowedNames(port: number, names: readonly string[], resolver: string): string[] {
  const [family, table] = SESSION_TABLE.split(' ');
  return [
    '--local=/#/',
    ...names.flatMap((name) => [
      `--server=/${name}/${resolver}`,
      `--nftset=/${name}/4#${family}#${table}#${allowedSet(port)}`,
    ]),
  ];
}
