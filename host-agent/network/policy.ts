import type { NetworkInterfaceInfo } from 'node:os';
import { networkOf } from '../../appliance/protocol/addresses.ts';
import type { NetworkPolicy, PortAccess } from '../../appliance/protocol/network.ts';
import type { Profile } from '../config/profile.ts';
import type { Config } from '../config/schema.ts';

/** Limit of the policy message. */
const MAX_REFUSED = 256;

/**
 * The LAN: every network that the host is connected to, public or not, which includes the host's own addresses. No session may reach it;
 * private ranges are always refused by the network VM. Sorted, so that equal networks give equal policies. Pure.
 */
export function refusedNetworks(
  interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>,
): string[] {
  const networks = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .flatMap(({ cidr, family }) => (cidr === null || family !== 'IPv4' ? [] : [ipv4Network(cidr)]));
  return [...new Set(networks)].toSorted().slice(0, MAX_REFUSED);
}

function ipv4Network(cidr: string): string {
  const [address = '', length = '32'] = cidr.split('/');
  return networkOf({ address, prefixLength: Number(length) });
}

/** A policy without its revision and the refused networks. */
export type PolicyWanted = Pick<NetworkPolicy, 'ports' | 'limits'>;

export function networkPolicy(
  revision: number,
  interfaces: Parameters<typeof refusedNetworks>[0],
  { ports, limits }: PolicyWanted,
): NetworkPolicy {
  return { revision, refusedNetworks: refusedNetworks(interfaces), ports, limits };
}

export const portLimits = ({ connections, newConnectionsPerSecond }: Config['network']): NetworkPolicy['limits'] => ({
  connections,
  newConnectionsPerSecond,
});

/** What the sessions of a profile may reach. An empty allow-list is the same as offline. Pure. */
export function portAccess({ policy, allow }: Profile['network']): PortAccess {
  if (policy !== 'allow-list') return { kind: policy };
  return allow.length === 0 ? { kind: 'offline' } : { kind: policy, names: [...new Set(allow)] };
}
