import { portMac, UPLINK_MAC } from '../../appliance/protocol/addresses.ts';
import type { Config } from '../config/schema.ts';
import type { MachineSpec, Nic } from '../hypervisor/hypervisor.ts';
import type { MachineNames } from '../storage/filenames.ts';

/** The NDVM as a machine: its uplink, then one card a port. Pure. */
export function ndvmMachine({ memoryMiB, ports }: Pick<Config['network'], 'memoryMiB' | 'ports'>, names: MachineNames): Pick<MachineSpec, 'role' | 'memoryMiB' | 'processors'> & { readonly nics: readonly Nic[] } {
  const cards = Array.from({ length: ports }, (_, port): Nic => ({ mac: portMac(port), socket: names.port(port), end: 'listen' }));
  return { role: 'network', memoryMiB, processors: 1, nics: [{ mac: UPLINK_MAC, socket: names.uplink, end: 'connect' }, ...cards] };
}
