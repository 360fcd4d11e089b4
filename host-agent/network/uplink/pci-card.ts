/** Checks in sysfs whether a network card of the host may be handed to a VM. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';

export interface PciCard {
  /** Such as `0000:03:00.0`. */
  readonly device: string;
  readonly group: number;
  /** Absent when no driver is bound. */
  readonly driver?: string;
}

/** PCI classes, without the programming interface. */
const NETWORK = '0x02';
const PCI_BRIDGE = '0x0604';

/** Returns the card if it may be handed over: it must be isolated by the IOMMU, and not the host's only card unless that is allowed. Throws a `Failure` that says why not. */
export async function examineCard(device: string, allowOnlyNic: boolean, sys = '/sys'): Promise<PciCard> {
  const at = join(sys, 'bus/pci/devices', device);
  const kind = (await readFile(join(at, 'class'), 'utf8').catch(() => '')).trim();
  if (!kind.startsWith(NETWORK)) {
    throw kind === ''
      ? new Failure('pci-device-missing', { device })
      : new Failure('pci-not-a-network-card', { device, deviceClass: kind });
  }
  const group = await linkedName(join(at, 'iommu_group'));
  if (group === undefined) {
    throw new Failure('pci-no-iommu', { device });
  }
  const companions = await companionsOf(device, group, sys);
  if (companions.length > 0) {
    throw new Failure('pci-group-shared', { device, group, companions: companions.join(', ') });
  }
  if (!allowOnlyNic && !(await hasAnotherCard(device, sys))) {
    throw new Failure('pci-only-nic', { device });
  }
  const driver = await linkedName(join(at, 'driver'));
  return { device, group: Number(group), ...(driver !== undefined && { driver }) };
}

/** Other devices of the group, except bridges, which lead to the slot. */
async function companionsOf(device: string, group: string, sys: string): Promise<string[]> {
  const members = await readdir(join(sys, 'kernel/iommu_groups', group, 'devices'));
  const kinds = await Promise.all(
    members.map((member) => readFile(join(sys, 'bus/pci/devices', member, 'class'), 'utf8').catch(() => '')),
  );
  return members
    .filter((member, index) => member !== device && kinds[index]?.startsWith(PCI_BRIDGE) !== true)
    .toSorted();
}

/** Whether the host has another network card: a link of the kernel with hardware behind it, so not Bluetooth or modems. */
export async function hasAnotherCard(device: string, sys: string): Promise<boolean> {
  const links = await readdir(join(sys, 'class/net')).catch(() => []);
  const behind = await Promise.all(links.map((link) => linkedName(join(sys, 'class/net', link, 'device'))));
  return behind.some((other) => other !== undefined && other !== device);
}

/** The last part of a symbolic link's target. */
export async function linkedName(path: string): Promise<string | undefined> {
  return readlink(path).then(basename, () => undefined);
}
