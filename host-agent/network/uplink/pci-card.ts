/** A network card of this computer, as the kernel's own files tell it: may it be handed to a machine whole? */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { EXIT, Failure } from '../../api/failure.ts';

export interface PciCard {
  /** As `0000:03:00.0`. */
  readonly device: string;
  readonly group: number;
  /** Who drives it; absent: nobody. */
  readonly driver?: string;
}

/** Classes of PCI devices, without the programming interface. */
const NETWORK = '0x02';
const PCI_BRIDGE = '0x0604';

/**
 * The card, if it may be handed over. Throws `Failure`: pci-no-card (there is none by that name), pci-unsafe (it could reach the host's memory, or
 * others would go along), pci-only-nic (this computer has no other, and nobody said that this is meant).
 */
export async function examineCard(device: string, allowOnlyNic: boolean, sys = '/sys'): Promise<PciCard> {
  const at = join(sys, 'bus/pci/devices', device);
  const kind = (await readFile(join(at, 'class'), 'utf8').catch(() => '')).trim();
  if (!kind.startsWith(NETWORK)) {
    throw new Failure(
      'pci-no-card',
      kind === ''
        ? `This computer has no device ${device}.`
        : `The device ${device} is no network card (its class is ${kind}).`,
      { hint: 'See which there are: lspci -D -nn | grep -i -E "network|ethernet"' },
    );
  }
  const group = await linkedName(join(at, 'iommu_group'));
  if (group === undefined) {
    throw new Failure(
      'pci-unsafe',
      `Nothing keeps the card ${device} from the memory of this computer: it is in no IOMMU group.`,
      {
        hint: 'Switch the IOMMU on: VT-d or AMD-Vi in the firmware, and intel_iommu=on on the kernel’s command line.',
        exitStatus: EXIT.refused,
      },
    );
  }
  const companions = await companionsOf(device, group, sys);
  if (companions.length > 0) {
    throw new Failure(
      'pci-unsafe',
      `The card ${device} shares its IOMMU group ${group} with ${companions.join(', ')}: they can reach each other past the IOMMU.`,
      {
        hint: 'Put the card into another slot, or take another one.',
        exitStatus: EXIT.refused,
      },
    );
  }
  if (!allowOnlyNic && !(await hasAnotherCard(device, sys))) {
    throw new Failure(
      'pci-only-nic',
      `The card ${device} is the only one of this computer, which would be without a network itself.`,
      {
        hint: 'If that is what you want: network.pci.allowOnlyNic = true',
        exitStatus: EXIT.refused,
      },
    );
  }
  const driver = await linkedName(join(at, 'driver'));
  return { device, group: Number(group), ...(driver !== undefined && { driver }) };
}

/** What else is in the group, but for bridges, which are the way to the slot. */
async function companionsOf(device: string, group: string, sys: string): Promise<string[]> {
  const members = await readdir(join(sys, 'kernel/iommu_groups', group, 'devices'));
  const kinds = await Promise.all(
    members.map((member) => readFile(join(sys, 'bus/pci/devices', member, 'class'), 'utf8').catch(() => '')),
  );
  return members
    .filter((member, index) => member !== device && kinds[index]?.startsWith(PCI_BRIDGE) !== true)
    .toSorted();
}

/** Whether any other network card with hardware behind it is there. Not Bluetooth, modems and the like: only what the kernel has a link for. */
export async function hasAnotherCard(device: string, sys: string): Promise<boolean> {
  const links = await readdir(join(sys, 'class/net')).catch(() => []);
  const behind = await Promise.all(links.map((link) => linkedName(join(sys, 'class/net', link, 'device'))));
  return behind.some((other) => other !== undefined && other !== device);
}

/** The last part of what a link of sysfs points to. */
export async function linkedName(path: string): Promise<string | undefined> {
  return readlink(path).then(basename, () => undefined);
}
