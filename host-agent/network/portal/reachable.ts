/** Which addresses can be those of a captive portal. */
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import { isIpv6 } from '../../../appliance/protocol/ipv6.ts';
import { REFUSED_ALWAYS } from '../../../appliance/protocol/refused-networks.ts';
import { leavesByDefault, networksOfOtherTables, ownAddresses } from '../routes.ts';

/** What can answer the probe: by whatever way the host reaches the Internet. `tables`: the text of /proc/net/fib_trie. Pure. */
export function canBeServer(tables: string): (address: string) => boolean {
  const refused = new AddressSet([...REFUSED_ALWAYS, ...ownAddresses(tables)]);
  return (address) => !refused.has(addressNumber(address));
}

/** Neither the host itself, nor what it reaches by a VPN or another link, nor `named` networks. `routes`, `tables`: the texts of /proc/net/route and /proc/net/fib_trie. Pure. */
export function canBePortal(routes: string, tables: string, named: readonly string[]): (address: string) => boolean {
  const refused = new AddressSet([
    ...REFUSED_ALWAYS,
    ...ownAddresses(tables),
    ...networksOfOtherTables(tables),
    ...named.filter((network) => !isIpv6(network)),
  ]);
  return (address) => !refused.has(addressNumber(address)) && leavesByDefault(address, routes);
}
