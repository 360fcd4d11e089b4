import type { NetworkInterfaceInfo } from 'node:os';
import { networkOf } from '../../appliance/protocol/addresses.ts';
import { isIpv6 } from '../../appliance/protocol/ipv6.ts';
import { fittingItems } from '../../appliance/protocol/limits.ts';
import {
  MAX_PORTS_BYTES,
  type InternetFamilies,
  MAX_REFUSED_NETWORKS,
  type NetworkPolicy,
  type PortAccess,
} from '../../appliance/protocol/network.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';

/** All of IPv4. */
export const EVERYTHING = '0.0.0.0/0';
export const EVERYTHING_6 = '::/0';

/**
 * The LAN: every network that the host is connected to, public or not, which includes the host's own addresses, and `others`. No session may
 * reach it; private ranges are always refused by the network VM. Sorted, so that equal networks give equal policies. Pure.
 */
export function refusedNetworks(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
  others: readonly string[] = [],
): string[] {
  const networks = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .flatMap(({ cidr, family }) => (cidr === null || family !== 'IPv4' ? [] : [ipv4Network(cidr)]));
  return [...new Set([...networks, ...others])].toSorted();
}

function ipv4Network(cidr: string): string {
  const [address = '', length = '32'] = cidr.split('/');
  return networkOf({ address, prefixLength: Number(length) });
}

/** What an uplink with IPv6 makes of the host's networks and routes. */
export interface Ipv6Wanted {
  /** Networks of the host. */
  readonly inside: readonly string[];
  readonly internet: InternetFamilies;
}

/** A policy without its revision and the networks of the host. `alsoRefused`: networks that the person names. */
export type PolicyWanted = Pick<NetworkPolicy, 'ports' | 'limits'> & { readonly alsoRefused: readonly string[] };

/** `inside`: the networks of the host. `ipv6`: absent where the uplink has none. Pure. */
export function networkPolicy(
  revision: number,
  inside: readonly string[],
  { ports, limits, alsoRefused }: PolicyWanted,
  ipv6?: Ipv6Wanted,
): NetworkPolicy {
  const named = alsoRefused.flatMap((network) => (isIpv6(network) ? (ipv6 ? [network] : []) : [ipv4Network(network)]));
  const refused = [...new Set([...inside, ...(ipv6?.inside ?? []), ...named])].toSorted();
  const everything = ipv6 ? [EVERYTHING, EVERYTHING_6] : [EVERYTHING];
  return {
    revision,
    refusedNetworks: areTooMany(refused) ? everything : refused,
    // A port that is not listed reaches nothing. A new port that would not fit is refused before (`Ports`).
    ports: fittingItems(ports, MAX_PORTS_BYTES),
    limits,
    ...(ipv6 && { internet: ipv6.internet }),
  };
}

/** More networks than a policy can have: then everything is refused, because leaving some out would open them. Pure. */
export const areTooMany = (networks: readonly string[]): boolean => networks.length > MAX_REFUSED_NETWORKS;

export const portLimits = ({ connections, newConnectionsPerSecond }: Config['network']): NetworkPolicy['limits'] => ({
  connections,
  newConnectionsPerSecond,
});

/** What the sessions of a profile may reach. An empty allow-list is the same as offline, and so is a portal that was not found yet. Pure. */
export function portAccess({ policy, allow }: Profile['network']): PortAccess {
  if (policy === 'portal') return { kind: 'offline' };
  if (policy !== 'allow-list') return { kind: policy };
  return allow.length === 0 ? { kind: 'offline' } : { kind: policy, names: [...new Set(allow)] };
}
