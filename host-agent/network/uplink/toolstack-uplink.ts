/** The uplink on Xen, where the toolstack hands a card to the network VM. No other uplink is possible there, because there is no socket to connect it to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../api/errors/failure.ts';
import type { Config } from '../../config/schema.ts';
import { hasAnotherCard, linkedName } from './pci-card.ts';
import type { UplinkRecord } from './uplink.ts';

/** PCI class, without the rest. */
const NETWORK = '0x02';
/** Driver of a card that a domain has or had: the toolstack does not give it back to the earlier driver. */
const PCIBACK = 'pciback';

/** Checks the card in `sys`, or not at all when it is a card of another host (null). The toolstack unbinds the card when the VM starts. Throws `Failure`: uplink-unsupported, or why the card cannot be used. */
export async function startToolstackUplink(
  { uplink, pci }: Pick<Config['network'], 'uplink' | 'pci'>,
  sys: string | null = '/sys',
): Promise<UplinkRecord> {
  if (uplink !== 'pci') {
    throw new Failure('uplink-unsupported', { uplink });
  }
  const handed: UplinkRecord = { kind: 'pci', card: { device: pci.device, group: 0, driver: PCIBACK } };
  if (sys === null) return handed;
  const at = join(sys, 'bus/pci/devices', pci.device);
  const kind = (await readFile(join(at, 'class'), 'utf8').catch(() => '')).trim();
  if (!kind.startsWith(NETWORK)) {
    throw kind === ''
      ? new Failure('pci-device-missing', { device: pci.device })
      : new Failure('pci-not-a-network-card', { device: pci.device, deviceClass: kind });
  }
  const driver = await linkedName(join(at, 'driver'));
  if (driver !== PCIBACK && driver !== undefined && !pci.allowOnlyNic && !(await hasAnotherCard(pci.device, sys))) {
    throw new Failure('pci-only-nic', { device: pci.device });
  }
  return handed;
}
