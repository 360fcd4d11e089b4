/** Identifies the network that the host uses. An uplink process reads it only at its start, so a change means a restart. */
import { textNow } from '../process/process.ts';

const ROUTES = '/proc/net/route';
export const RESOLVERS = '/etc/resolv.conf';

/** One line with the links and gateways of the default routes, and the nameservers in order. Pure. */
export function hostNetworkOf(routes: string, resolvConf: string): string {
  const defaults = routes
    .split('\n')
    .map((line) => line.split('\t'))
    .flatMap(([link, destination, gateway, , , , , mask]) =>
      destination === '00000000' && mask === '00000000' ? [`${link ?? ''} ${gateway ?? ''}`] : [],
    );
  const nameservers = [...resolvConf.matchAll(/^\s*nameserver\s+(\S+)/gm)].map(([, address]) => address);
  return `${defaults.toSorted().join(',')};${nameservers.join(',')}`;
}

export const hostNetwork = (routesFile = ROUTES, resolvConfFile = RESOLVERS): string =>
  hostNetworkOf(textNow(routesFile), textNow(resolvConfFile));
