/** The messages between the host agent and the guest agent of a network VM. */
import * as z from 'zod';
import { MAX_PORTS } from './addresses.ts';
import { Entropy, HostHello, lifeMessages, MacAddress, PowerOff } from './every-role.ts';

/** The steps of a network VM's start. `identity`: its random numbers are its own. A bridge has no `resolver`. */
export const NETWORK_STEPS = ['identity', 'uplink', 'bridge', 'policy', 'resolver'] as const;
export type NetworkStep = (typeof NETWORK_STEPS)[number];

const Ipv4 = z.ipv4();
const Cidr = z.union([z.cidrv4(), z.cidrv6()]);

/** A DNS name of at least two labels, in ASCII and lower case. It includes its subdomains. */
export const DomainName = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    'must be a name such as example.org, in lower case; write an international one as xn--…',
  );

/** Limit for the names of one port's allow-list. */
export const MAX_NAMES = 128;

/** A host of a captive portal, and its name if it has one. */
const PortalHost = z.strictObject({ address: Ipv4, name: DomainName.optional() });
/** Limits for the hosts, and for the ports of all of them. */
export const MAX_PORTAL_HOSTS = 4;
export const MAX_PORTAL_PORTS = 3;

/** What the VM at one port may reach. */
export const PortAccess = z.discriminatedUnion('kind', [
  /** The Internet: no private network, no address of the host, no LAN. */
  z.strictObject({ kind: z.literal('internet-only') }),
  /** Only the addresses on the Internet that these names resolve to. */
  z.strictObject({ kind: z.literal('allow-list'), names: z.array(DomainName).min(1).max(MAX_NAMES) }),
  /** Nothing. */
  z.strictObject({ kind: z.literal('offline') }),
  /** Only these ports of these hosts, by TCP: those of a captive portal, also in the LAN. Only their names exist. */
  z.strictObject({
    kind: z.literal('portal'),
    hosts: z.array(PortalHost).min(1).max(MAX_PORTAL_HOSTS),
    ports: z.array(z.int().min(1).max(65_535)).min(1).max(MAX_PORTAL_PORTS),
  }),
  /** The LAN, too. No policy opens other sessions, or services of the NDVM other than DHCP and DNS. */
  z.strictObject({ kind: z.literal('open') }),
]);
export type PortAccess = z.infer<typeof PortAccess>;

const Port = z
  .int()
  .min(0)
  .max(MAX_PORTS - 1);
const Revision = z.int().min(1).max(1_000_000_000);

/** Bounds on the NDVM's resources that one port may take. */
export const PortLimits = z.strictObject({
  connections: z.int().min(16).max(16_384),
  newConnectionsPerSecond: z.int().min(1).max(10_000),
});
export type PortLimits = z.infer<typeof PortLimits>;

/** Limit for the networks that a policy refuses. */
export const MAX_REFUSED_NETWORKS = 1024;

/** Limit for what all ports may reach, as JSON: with as many refused networks as there may be, it fits one line. */
export const MAX_PORTS_BYTES = 40 * 1024;

/** The families of addresses. */
export const Family = z.enum(['ipv4', 'ipv6']);
export type Family = z.infer<typeof Family>;

/** By which families the uplink leads to the Internet, and by which of them the host's resolver is asked. */
export const InternetFamilies = z.strictObject({ ipv4: z.boolean(), ipv6: z.boolean(), resolver: Family });
export type InternetFamilies = z.infer<typeof InternetFamilies>;

/** What the NDVM enforces. The host always sends the whole policy; there are no deltas. */
export const NetworkPolicy = z.strictObject({
  /** Increases by one with each change, so that an answer can name the policy it answers. */
  revision: Revision,
  /** Networks beyond the built-in private ranges that no session may reach: the host's own addresses, the uplink's LAN. */
  refusedNetworks: z.array(Cidr).max(MAX_REFUSED_NETWORKS),
  /** A port that is not listed reaches nothing. */
  ports: z.array(z.strictObject({ port: Port, access: PortAccess })).max(MAX_PORTS),
  limits: PortLimits,
  /** Absent: IPv4 only. An uplink without IPv6 addresses has no IPv6, whatever this says. */
  internet: InternetFamilies.optional(),
});
export type NetworkPolicy = z.infer<typeof NetworkPolicy>;

const Count = z.int().min(0);

/** The traffic of a port since its session began. */
export const PortTraffic = z.strictObject({
  port: Port,
  sentBytes: Count,
  receivedBytes: Count,
  refusedPackets: Count,
});
export type PortTraffic = z.infer<typeof PortTraffic>;

/** The addresses of the NDVM's uplink. */
export const UplinkAddress = z.strictObject({
  address: Ipv4,
  prefixLength: z.int().min(8).max(30),
  gateway: Ipv4,
  resolver: Ipv4,
  /** Longest packet in bytes, if it is not Ethernet's usual 1500: passt carries up to 65520. */
  mtu: z.int().min(1280).max(65_520).optional(),
});
export type UplinkAddress = z.infer<typeof UplinkAddress>;

/** The IPv6 addresses of the NDVM's uplink. Its neighbours have one card, which is known, so nothing has to be asked for. */
export const UplinkIpv6 = z.strictObject({
  address: z.ipv6(),
  prefixLength: z.literal(64),
  gateway: z.ipv6(),
  resolver: z.ipv6(),
  /** The card of the gateway and the resolver. */
  mac: MacAddress,
});
export type UplinkIpv6 = z.infer<typeof UplinkIpv6>;

/** Where the NDVM's uplink gets its address: from the host, or by DHCP, with the given MAC address or the card's own. */
export const UplinkSetting = z.discriminatedUnion('kind', [
  UplinkAddress.extend({ kind: z.literal('static'), ipv6: UplinkIpv6.optional() }),
  z.strictObject({ kind: z.literal('dhcp'), mac: MacAddress.optional() }),
]);
export type UplinkSetting = z.infer<typeof UplinkSetting>;

/** 32 bytes in base64. */
export const WireGuardKey = z
  .string()
  .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, 'must be a key of WireGuard: 44 characters, "=" last');

/** A server to which an exit leads. */
export const ExitEndpoint = z.strictObject({
  address: Ipv4,
  port: z.int().min(1).max(65_535),
  protocol: z.enum(['udp', 'tcp']),
});
export type ExitEndpoint = z.infer<typeof ExitEndpoint>;

/** A tunnel of WireGuard. */
const WireGuardSetting = z.strictObject({
  kind: z.literal('wireguard'),
  endpoint: ExitEndpoint,
  peerKey: WireGuardKey,
  privateKey: WireGuardKey,
  presharedKey: WireGuardKey.optional(),
  /** Of the network VM inside the tunnel. */
  address: Ipv4,
  /** The nameserver behind the tunnel. */
  resolver: Ipv4,
  mtu: z.int().min(1280).max(9000),
  keepaliveSeconds: z.int().min(1).max(3600),
  /** The time now. The other end refuses a clock that goes back, as that of a clone would. */
  unixTimeMs: z.int().min(0),
});
export type WireGuardSetting = z.infer<typeof WireGuardSetting>;

/** What a proxy asks for. SOCKS (RFC 1929) has one byte for each length; in HTTP (RFC 7617) a colon ends the name. */
export const ProxyLogin = z.strictObject({
  user: z
    .string()
    .min(1)
    .max(63)
    .regex(/^[^:\p{Cc}]+$/u, 'must have no colon'),
  password: z
    .string()
    .max(63)
    .regex(/^\P{Cc}*$/u, 'must have no control character'),
});
export type ProxyLogin = z.infer<typeof ProxyLogin>;

/** The protocols of proxies: SOCKS 5 (RFC 1928), and CONNECT of HTTP/1.1 (RFC 9110). */
export const PROXY_KINDS = ['socks5', 'http-connect'] as const;

/** A proxy. It resolves the names of sites itself. */
export const ProxySetting = z.strictObject({
  kind: z.enum(PROXY_KINDS),
  endpoint: ExitEndpoint,
  login: ProxyLogin.optional(),
});
export type ProxySetting = z.infer<typeof ProxySetting>;

/** A bridge of Tor, as bridges are given to people: `[obfs4] ADDRESS:PORT FINGERPRINT`, and for obfs4 what it needs. */
export const TorBridge = z
  .string()
  .max(300)
  .regex(
    /^(?:obfs4 )?(?:\d{1,3}\.){3}\d{1,3}:[1-9]\d{0,4}(?: [0-9A-F]{40})?(?: cert=[A-Za-z0-9+/]{70})?(?: iat-mode=[012])?$/,
    {
      error:
        'must be a bridge of Tor, such as "obfs4 192.0.2.3:443 FINGERPRINT cert=… iat-mode=0", with an IPv4 address',
      abort: true,
    },
  )
  .refine(
    (line) => z.ipv4().safeParse(bridgeEnd(line).address).success && bridgeEnd(line).port <= 65_535,
    'must have an IPv4 address and a port',
  )
  .refine(
    (line) => line.startsWith('obfs4 ') === line.includes(' cert='),
    'must have cert=… if it is one of obfs4, and only then',
  );

/** Where a bridge is. Pure. */
export function bridgeEnd(line: string): ExitEndpoint {
  const [, address = '', port = ''] = /([\d.]+):(\d+)/.exec(line) ?? [];
  return { address, port: Number(port), protocol: 'tcp' };
}

/** A directory of a private Tor network, as its relays name it. */
export const TorDirectory = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9]{1,19} orport=[1-9]\d{0,4} v3ident=[0-9A-F]{40} (?:\d{1,3}\.){3}\d{1,3}:[1-9]\d{0,4} [0-9A-F]{40}$/,
    'must be a directory of Tor: "NAME orport=PORT v3ident=FINGERPRINT ADDRESS:PORT FINGERPRINT"',
  );

export const MAX_TOR_BRIDGES = 8;
export const MAX_TOR_DIRECTORIES = 10;

/** Tor. `bridges`: the only relays that it connects to; empty: any. `directories`: of a private network; empty: of the Tor network. */
const TorSetting = z.strictObject({
  kind: z.literal('tor'),
  bridges: z.array(TorBridge).max(MAX_TOR_BRIDGES),
  directories: z.array(TorDirectory).max(MAX_TOR_DIRECTORIES),
  /** The time now. Tor trusts no directory from the future, which the clock of a clone would see. */
  unixTimeMs: z.int().min(0),
});
export type TorSetting = z.infer<typeof TorSetting>;

/** The exit by which all that sessions send leaves, in place of the uplink. */
export const ExitSetting = z.discriminatedUnion('kind', [WireGuardSetting, ProxySetting, TorSetting]);
export type ExitSetting = z.infer<typeof ExitSetting>;

/** Why an exit is down, as far as its server says. `refuses-login`: it wants another login. `no-proxy`: it speaks another protocol. */
export const ExitTrouble = z.enum(['refuses-login', 'no-proxy']);
export type ExitTrouble = z.infer<typeof ExitTrouble>;

/** Limit for an administrator's rules: escaped as JSON they still fit one line. */
export const MAX_BRIDGE_RULES_CHARACTERS = 24 * 1024;

/** The settings of a bridge. The host always sends all of them. */
export const BridgeSettings = z.strictObject({
  /** Increases by one with each change, so that an answer can name the settings it answers. */
  revision: Revision,
  /** Whether the bridge forwards 802.1X. */
  forwardEapol: z.boolean(),
  /** Input for `nft`: tables of the family `bridge`. Empty: no rules. */
  rules: z.string().max(MAX_BRIDGE_RULES_CHARACTERS),
});
export type BridgeSettings = z.infer<typeof BridgeSettings>;

/** What the NDVM does: it routes under a policy, or it is a bridge. */
export const NetworkTask = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('nat'),
    uplink: UplinkSetting,
    /** Absent: sessions leave by the uplink. It stays the same as long as the NDVM runs. */
    exit: ExitSetting.optional(),
    policy: NetworkPolicy,
  }),
  z.strictObject({ mode: z.literal('bridge'), settings: BridgeSettings }),
]);
export type NetworkTask = z.infer<typeof NetworkTask>;

/** Host to guest. */
export const NetworkHostMessage = z.discriminatedUnion('type', [
  HostHello,
  /** Once, before the task: the VM's own random numbers. `isClone`: it was cloned from a template, so its kernel has to notice that. */
  z.strictObject({ type: z.literal('seed'), entropy: Entropy, isClone: z.boolean() }),
  /** Once: become a router or a bridge. A host agent that takes over repeats it. */
  z.strictObject({ type: z.literal('configure'), task: NetworkTask }),
  /** To a router: enforce this policy. */
  z.strictObject({ type: z.literal('policy'), policy: NetworkPolicy }),
  /** To a bridge: apply these settings. */
  z.strictObject({ type: z.literal('bridge-settings'), settings: BridgeSettings }),
  /** The session at this port has ended: forget its connections, addresses and counts. */
  z.strictObject({ type: z.literal('forget-port'), port: Port }),
  /** Report the traffic of each port. */
  z.strictObject({ type: z.literal('count-traffic') }),
  /** Try the exit. */
  z.strictObject({ type: z.literal('test-exit') }),
  PowerOff,
]);
export type NetworkHostMessage = z.infer<typeof NetworkHostMessage>;

/** Guest to host. The guest is assumed to be hostile. */
export const NetworkGuestMessage = z.discriminatedUnion('type', [
  ...lifeMessages('network', NETWORK_STEPS),
  /** The policy of this revision is in force. */
  z.strictObject({ type: z.literal('policy-applied'), revision: Revision }),
  /** Answers `count-traffic`. */
  z.strictObject({ type: z.literal('traffic'), ports: z.array(PortTraffic).max(MAX_PORTS) }),
  /** The settings of this revision are in force. `groupForwardMask`: the link-local groups that the bridge forwards, as read back from the kernel. */
  z.strictObject({
    type: z.literal('bridge-applied'),
    revision: Revision,
    groupForwardMask: z.int().min(0).max(0xffff),
  }),
  /** Whether the uplink has a cable, and its address with the network, if it has one. */
  z.strictObject({ type: z.literal('uplink'), state: z.enum(['up', 'down']), address: z.cidrv4().optional() }),
  /** Whether the other end of the exit has answered lately. */
  z.strictObject({
    type: z.literal('exit'),
    state: z.enum(['up', 'down']),
    trouble: ExitTrouble.optional(),
    /** How far it has come up, where it says so. */
    percent: z.int().min(0).max(100).optional(),
  }),
  /** Answers `test-exit`. `latencyMs`: how long the other end took to answer one question; absent if it did not. */
  z.strictObject({ type: z.literal('exit-tested'), latencyMs: z.int().min(0).max(60_000).optional() }),
]);
export type NetworkGuestMessage = z.infer<typeof NetworkGuestMessage>;
