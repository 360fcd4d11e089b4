import type { NetworkInterfaceInfo } from 'node:os';
import type { NetworkPolicy, PortAccess } from '../../appliance/protocol/messages.ts';
import type { Config, Profile } from '../config/schema.ts';

/** Most networks that one policy message carries. */
const MAX_REFUSED = 256;

/**
 * What no session may reach beyond the private ranges that the NDVM always refuses: each network that this computer stands on,
 * which holds its own addresses too, be they public. Sorted, so that equal networks give equal policies. Pure.
 */
export function refusedNetworks(interfaces: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>): string[] {
  const networks = Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .flatMap(({ cidr, family }) => (cidr === null || family !== 'IPv4' ? [] : [ipv4Network(cidr)]));
  return [...new Set(networks)].toSorted().slice(0, MAX_REFUSED);
}

/** `192.168.7.5/24` to `192.168.7.0/24`. */
function ipv4Network(cidr: string): string {
  const [address = '', length = '32'] = cidr.split('/');
  const prefixLength = Number(length);
  const bits = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  const hostPart = 2 ** (32 - prefixLength);
  const network = Math.floor(bits / hostPart) * hostPart;
  return `${[24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join('.')}/${prefixLength}`;
}

/** What the network machine shall let through, but for the networks that are refused. */
export type PolicyWanted = Pick<NetworkPolicy, 'ports' | 'limits'>;

export function networkPolicy(revision: number, interfaces: Parameters<typeof refusedNetworks>[0], { ports, limits }: PolicyWanted): NetworkPolicy {
  return { revision, refusedNetworks: refusedNetworks(interfaces), ports, limits };
}

export const portLimits = ({ connections, newConnectionsPerSecond }: Config['network']): NetworkPolicy['limits'] => ({ connections, newConnectionsPerSecond });

/** What the sessions of a profile may reach. A list without names lets nothing through. Pure. */
export function portAccess({ policy, allow }: Profile['network']): PortAccess {
  if (policy !== 'allow-list') return { kind: policy };
  return allow.length === 0 ? { kind: 'offline' } : { kind: policy, names: [...new Set(allow)] };
}
