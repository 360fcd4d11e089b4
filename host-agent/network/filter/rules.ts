/** The rules of the filter behind the network VM: what the policies of all ports together allow. The host agent writes them to a file. */
import { z } from 'zod';
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import { UPLINK_MAC } from '../../../appliance/protocol/addresses.ts';
import { MacAddress } from '../../../appliance/protocol/every-role.ts';
import { ExitEndpoint, type NetworkPolicy, type UplinkSetting } from '../../../appliance/protocol/network.ts';
import { TCP, UDP } from './packet.ts';
import { PRIVATE_NETWORKS, REFUSED_ALWAYS } from '../../../appliance/protocol/refused-networks.ts';

/** The network VM's address on its uplink, and the only servers there that it needs itself. */
const Link = z.strictObject({
  address: z.ipv4(),
  gateway: z.ipv4(),
  resolver: z.ipv4(),
});

export const FilterRules = z.strictObject({
  /** The network VM's card. */
  mac: MacAddress,
  /** `dhcp`: the filter reads the address from the leases that pass it. */
  link: z.union([Link, z.literal('dhcp')]),
  /** What at least one port may reach. */
  reach: z.enum(['nothing', 'internet', 'lan']),
  /** Networks besides the built-in ones that `internet` does not include. */
  refusedNetworks: z.array(z.cidrv4()),
  /** The server of the network VM's exit: besides its lease and its neighbours, it reaches nothing else, whatever its ports may reach. */
  exit: ExitEndpoint.optional(),
});
export type FilterRules = z.infer<typeof FilterRules>;

/** The union of what `policy` allows to its ports. An allow-list counts as the Internet, because the filter does not resolve names. Pure. */
export function filterRules(
  uplink: UplinkSetting,
  policy: Pick<NetworkPolicy, 'ports' | 'refusedNetworks'>,
  exit?: ExitEndpoint,
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

/** {@link FilterRules} in the form in which frames are compared. */
export interface Gate {
  readonly mac: Buffer;
  readonly reach: FilterRules['reach'];
  readonly refused: AddressSet;
  /** What is not the Internet, also when a session's policy is open: only from there comes a lease. */
  readonly inside: AddressSet;
  readonly usesDhcp: boolean;
  readonly exit?: { readonly address: number; readonly port: number; readonly protocol: number };
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
    ...(exit && {
      exit: { address: addressNumber(exit.address), port: exit.port, protocol: PROTOCOLS[exit.protocol] },
    }),
    ...(addresses && { link: addresses }),
  };
}

const addressesOf = ({ address, gateway, resolver }: z.infer<typeof Link>): Addresses => ({
  address: addressNumber(address),
  gateway: addressNumber(gateway),
  resolver: addressNumber(resolver),
});
