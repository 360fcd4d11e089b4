/** The rules of the filter behind the network VM: what the policies of all ports together allow. The host agent writes them to a file. */
import { z } from 'zod';
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { MacAddress } from '../../../appliance/protocol/every-role.ts';
import {
  ExitEndpoint,
  MAX_TOR_BRIDGES,
  type NetworkPolicy,
  type UplinkSetting,
} from '../../../appliance/protocol/network.ts';
import { TCP, UDP } from './packet.ts';
import { PRIVATE_NETWORKS, REFUSED_ALWAYS } from '../../../appliance/protocol/refused-networks.ts';

/** The network VM's address on its uplink, and the only servers there that it needs itself. */
const Link = z.strictObject({
  address: z.ipv4(),
  gateway: z.ipv4(),
  resolver: z.ipv4(),
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
  /** Networks besides the built-in ones that `internet` does not include. */
  refusedNetworks: z.array(z.cidrv4()),
  /** Of the network VM's exit: besides its lease and its neighbours, it reaches nothing else, whatever its ports may reach. */
  exit: ExitReach.optional(),
});
export type FilterRules = z.infer<typeof FilterRules>;

/** The union of what `policy` allows to its ports. An allow-list counts as the Internet, because the filter does not resolve names. Pure. */
export function filterRules(
  uplink: UplinkSetting,
  policy: Pick<NetworkPolicy, 'ports' | 'refusedNetworks'>,
  exit?: ExitReach,
): FilterRules {
  const kinds = new Set(policy.ports.map(({ access }) => access.kind));
  const hasInternet = kinds.has('internet-only') || kinds.has('allow-list');
  return {
    ...(uplink.kind === 'dhcp'
      ? { mac: uplink.mac ?? UPLINK_MAC, link: 'dhcp' }
      : { mac: UPLINK_MAC, link: { address: uplink.address, gateway: uplink.gateway, resolver: uplink.resolver } }),
    reach: kinds.has('open') ? 'lan' : hasInternet ? 'internet' : 'nothing',
    // The filter passes no IPv6 at all.
    refusedNetworks: policy.refusedNetworks.filter((network) => !network.includes(':')),
    ...(exit && { exit }),
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
  /** What is not the Internet, also when a session's policy is open: only from there comes a lease. */
  readonly inside: AddressSet;
  readonly usesDhcp: boolean;
  /** Absent without an exit; `internet`: by TCP to all that is not `inside`. */
  readonly exit?: readonly ExitEnd[] | 'internet';
  /** Absent before the first lease. */
  readonly link?: Addresses;
}

const PROTOCOLS = { tcp: TCP, udp: UDP } as const;

/** Pure. */
export function gateOf({ mac, link, reach, refusedNetworks, exit }: FilterRules, lease?: Lease): Gate {
  const leased = lease ? [lease.network] : [];
  const addresses = link === 'dhcp' ? lease : addressesOf(link);
  const inside = new AddressSet([...REFUSED_ALWAYS, ...PRIVATE_NETWORKS, ...refusedNetworks, ...leased]);
  return {
    mac: Buffer.from(mac.replaceAll(':', ''), 'hex'),
    reach,
    refused: reach === 'lan' ? new AddressSet(REFUSED_ALWAYS) : inside,
    inside,
    usesDhcp: link === 'dhcp',
    ...(exit && { exit: endsOf(exit) }),
    ...(addresses && { link: addresses }),
  };
}

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
