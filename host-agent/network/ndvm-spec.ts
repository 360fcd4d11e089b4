import { portMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import type { Config } from '../config/schema.ts';
import type { HandedCard, VmSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';

/** The VM of the network VM: a card for its uplink unless it gets a card of the host, then one card for each port. Pure. */
export function ndvmVm(
  { memoryMiB, ports }: Pick<Config['network'], 'memoryMiB' | 'ports'>,
  names: VmFiles,
  pci?: HandedCard,
): Pick<VmSpec, 'role' | 'memoryMiB' | 'processors' | 'pci'> & { readonly nics: readonly Nic[] } {
  const cards = Array.from({ length: ports }, (_, port): Nic => ({
    mac: portMac(port),
    socket: names.port(port),
    end: 'listen',
  }));
  const uplink: Nic = { mac: UPLINK_MAC, socket: names.uplink, end: 'connect' };
  return { role: 'network', memoryMiB, processors: 1, ...(pci ? { nics: cards, pci } : { nics: [uplink, ...cards] }) };
}
