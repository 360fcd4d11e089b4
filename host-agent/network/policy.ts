import type { NetworkInterfaceInfo } from 'node:os';
import { networkOf } from '../../appliance/protocol/addresses.ts';
import type { NetworkPolicy, PortAccess } from '../../appliance/protocol/messages.ts';
import type { Config, Profile } from '../config/schema.ts';

/** Most networks that one policy message carries. */
const MAX_REFUSED = 256;

/**
 * What no session may reach beyond the private ranges that the NDVM always refuses: each network that this computer stands on,
 * which holds its own addresses too, be they public. Sorted, so that equal networks give equal policies. Pure.
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

/** What the network machine shall let through, but for the networks that are refused. */
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

/** What the sessions of a profile may reach. A list without names lets nothing through. Pure. */
export function portAccess({ policy, allow }: Profile['network']): PortAccess {
  if (policy !== 'allow-list') return { kind: policy };
  return allow.length === 0 ? { kind: 'offline' } : { kind: policy, names: [...new Set(allow)] };
}
