/** The rules of the filter behind the network VM: what the policies of all ports together allow. The host agent writes them to a file. */
import { z } from 'zod';
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import { ipv6Bytes, Ipv6Set, isIpv6 } from '../../../appliance/protocol/ipv6.ts';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { MacAddress } from '../../../appliance/protocol/every-role.ts';
import {
  ExitEndpoint,
  MAX_TOR_BRIDGES,
  type NetworkPolicy,
  UplinkIpv6,
  type UplinkSetting,
} from '../../../appliance/protocol/network.ts';
import { TCP, UDP } from './packet.ts';
import {
  INTERNET_6,
  PRIVATE_NETWORKS,
  REFUSED_ALWAYS,
  refusedIpv6,
  UNIQUE_LOCAL_6,
} from '../../../appliance/protocol/refused-networks.ts';

/** The network VM's address on its uplink, and the only servers there that it needs itself. */
const Link = z.strictObject({
  address: z.ipv4(),
  gateway: z.ipv4(),
  resolver: z.ipv4(),
  /** Absent: no packet of IPv6 passes. */
  ipv6: UplinkIpv6.pick({ address: true, resolver: true, mac: true }).optional(),
});

/** Where a network VM with an exit may send to: the exit's server, or with Tor its bridges; if there are none, by TCP to the Internet. */
export const ExitReach = z.union([ExitEndpoint, z.strictObject({ tor: z.array(ExitEndpoint).max(MAX_TOR_BRIDGES) })]);
export type ExitReach = z.infer<typeof ExitReach>;

export const FilterRules = z.strictObject({
  /** The network VM's card. */
  mac: MacAddress,
  /** `dhcp`: the filter reads the address from the leases that pass it. */
  link: z.union([Link, z.literal('dhcp')]),
  /** What at least one port may reach. */
  reach: z.enum(['nothing', 'internet', 'lan']),
  /** Besides that: hosts of captive portals, each by TCP at these ports. */
  portals: z
    .array(z.strictObject({ addresses: z.array(z.ipv4()), ports: z.array(z.int().min(1).max(65_535)) }))
    .default([]),
  /** Networks besides the built-in ones that `internet` does not include. */
  refusedNetworks: z.array(z.union([z.cidrv4(), z.cidrv6()])),
  /** Of the network VM's exit: besides its lease and its neighbours, it reaches nothing else, whatever its ports may reach. */
  exit: ExitReach.optional(),
});
export type FilterRules = z.infer<typeof FilterRules>;

/** The union of what `policy` allows to its ports. An allow-list counts as the Internet, because the filter does not resolve names. Pure. */
export function filterRules(
  uplink: UplinkSetting,
  policy: Pick<NetworkPolicy, 'ports' | 'refusedNetworks' | 'internet'>,
  exit?: ExitReach,
): FilterRules {
  const kinds = new Set(policy.ports.map(({ access }) => access.kind));
  const hasInternet = kinds.has('internet-only') || kinds.has('allow-list');
  return {
    ...(uplink.kind === 'dhcp'
      ? { mac: uplink.mac ?? UPLINK_MAC, link: 'dhcp' }
      : { mac: UPLINK_MAC, link: linkOf(uplink, !exit && policy.internet?.ipv6 === true) }),
    reach: kinds.has('open') ? 'lan' : hasInternet ? 'internet' : 'nothing',
    portals: policy.ports.flatMap(({ access }) =>
      access.kind === 'portal' ? [{ addresses: access.hosts.map(({ address }) => address), ports: access.ports }] : [],
    ),
    refusedNetworks: policy.refusedNetworks,
    ...(exit && { exit }),
  };
}

function linkOf(
  { address, gateway, resolver, ipv6 }: Extract<UplinkSetting, { kind: 'static' }>,
  hasIpv6: boolean,
): z.infer<typeof Link> {
  return {
    address,
    gateway,
    resolver,
    ...(ipv6 && hasIpv6 && { ipv6: { address: ipv6.address, resolver: ipv6.resolver, mac: ipv6.mac } }),
  };
}

const Address = z.int().min(0).max(0xffff_ffff);
/** {@link Link} in the form in which frames are compared. */
const Addresses = z.strictObject({
  address: Address,
  gateway: Address,
  resolver: Address,
  /** The DHCP server that leased the address. */
  server: Address.optional(),
});
export type Addresses = z.infer<typeof Addresses>;

/** A lease that passed the filter, with the network of its address. */
export const Lease = Addresses.extend({ network: z.cidrv4() });
export type Lease = z.infer<typeof Lease>;

/** {@link ExitEndpoint} in the form in which frames are compared. */
export interface ExitEnd {
  readonly address: number;
  readonly port: number;
  readonly protocol: number;
}

/** {@link FilterRules} in the form in which frames are compared. */
export interface Gate {
  readonly mac: Buffer;
  readonly reach: FilterRules['reach'];
  readonly refused: AddressSet;
  readonly portals: readonly { readonly addresses: readonly number[]; readonly ports: readonly number[] }[];
  /** What is not the Internet, also when a session's policy is open: only from there comes a lease. */
  readonly inside: AddressSet;
  readonly usesDhcp: boolean;
  /** Absent without an exit; `internet`: by TCP to all that is not `inside`. */
  readonly exit?: readonly ExitEnd[] | 'internet';
  /** Absent before the first lease. */
  readonly link?: Addresses;
  /** Absent where no packet of IPv6 passes. */
  readonly ipv6?: Ipv6Gate;
}

/** Of IPv6, in the form in which frames are compared. */
export interface Ipv6Gate {
  readonly address: Uint8Array;
  readonly resolver: Uint8Array;
  /** The card of all that is beyond. */
  readonly mac: Buffer;
  /** Networks of which a part is reached, and the networks in them that are not. */
  readonly internet: Ipv6Set;
  readonly refused: Ipv6Set;
}

const PROTOCOLS = { tcp: TCP, udp: UDP } as const;

/** Pure. */
export function gateOf({ mac, link, reach, portals, refusedNetworks, exit }: FilterRules, lease?: Lease): Gate {
  const leased = lease ? [lease.network] : [];
  const addresses = link === 'dhcp' ? lease : addressesOf(link);
  const refused4 = refusedNetworks.filter((network) => !isIpv6(network));
  const inside = new AddressSet([...REFUSED_ALWAYS, ...PRIVATE_NETWORKS, ...refused4, ...leased]);
  const ipv6 = link === 'dhcp' ? undefined : link.ipv6;
  return {
    mac: macBytes(mac),
    reach,
    refused: reach === 'lan' ? new AddressSet(REFUSED_ALWAYS) : inside,
    portals: portals.map(({ addresses: some, ports }) => ({ addresses: some.map(addressNumber), ports })),
    inside,
    usesDhcp: link === 'dhcp',
    ...(exit && { exit: endsOf(exit) }),
    ...(addresses && { link: addresses }),
    ...(ipv6 && !exit && { ipv6: ipv6Gate(ipv6, reach, refusedNetworks) }),
  };
}

function ipv6Gate(
  { address, resolver, mac }: Pick<UplinkIpv6, 'address' | 'resolver' | 'mac'>,
  reach: FilterRules['reach'],
  refusedNetworks: readonly string[],
): Ipv6Gate {
  const hasLan = reach === 'lan';
  const refused = hasLan ? REFUSED_ALWAYS : [...REFUSED_ALWAYS, ...PRIVATE_NETWORKS, ...refusedNetworks];
  return {
    address: ipv6Bytes(address),
    resolver: ipv6Bytes(resolver),
    mac: macBytes(mac),
    internet: new Ipv6Set([...INTERNET_6, ...(hasLan ? [UNIQUE_LOCAL_6] : [])]),
    refused: new Ipv6Set(refusedIpv6(refused)),
  };
}

const macBytes = (mac: string): Buffer => Buffer.from(mac.replaceAll(':', ''), 'hex');

function endsOf(exit: ExitReach): readonly ExitEnd[] | 'internet' {
  const ends = 'tor' in exit ? exit.tor : [exit];
  if (ends.length === 0) return 'internet';
  return ends.map(({ address, port, protocol }) => ({
    address: addressNumber(address),
    port,
    protocol: PROTOCOLS[protocol],
  }));
}

const addressesOf = ({ address, gateway, resolver }: z.infer<typeof Link>): Addresses => ({
  address: addressNumber(address),
  gateway: addressNumber(gateway),
  resolver: addressNumber(resolver),
});
