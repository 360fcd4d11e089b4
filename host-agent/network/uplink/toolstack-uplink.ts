/** The uplink on Xen, where the toolstack hands a card to the network VM. No other uplink is possible there, because there is no socket to connect it to. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, Failure } from '../../api/failure.ts';
import type { Config } from '../../config/schema.ts';
import { hasAnotherCard, linkedName } from './pci-card.ts';
import type { UplinkRecord } from './uplink.ts';

/** PCI class, without the rest. */
const NETWORK = '0x02';
/** Driver of a card that a domain has or had: the toolstack does not give it back to the earlier driver. */
const PCIBACK = 'pciback';

/** Checks the card in `sys`, or not at all when it is a card of another host (null). The toolstack unbinds the card when the VM starts. Throws `Failure`: uplink-unsupported, pci-no-card, pci-only-nic. */
export async function startToolstackUplink(
  { uplink, pci }: Pick<Config['network'], 'uplink' | 'pci'>,
  sys: string | null = '/sys',
): Promise<UplinkRecord> {
  if (uplink !== 'pci') {
    throw new Failure(
      'uplink-unsupported',
      `On this hypervisor the network machine has no way out by network.uplink = "${uplink}".`,
      {
        hint: 'Hand it a network card: network.uplink = "pci" and network.pci.device in the configuration.',
        exitStatus: EXIT.usage,
      },
    );
  }
  const handed: UplinkRecord = { kind: 'pci', card: { device: pci.device, group: 0, driver: PCIBACK } };
  if (sys === null) return handed;
  const at = join(sys, 'bus/pci/devices', pci.device);
  const kind = (await readFile(join(at, 'class'), 'utf8').catch(() => '')).trim();
  if (!kind.startsWith(NETWORK)) {
    throw new Failure(
      'pci-no-card',
      kind === ''
        ? `This computer has no device ${pci.device}.`
        : `The device ${pci.device} is no network card (its class is ${kind}).`,
      { hint: 'See which there are: lspci -D -nn | grep -i -E "network|ethernet"' },
    );
  }
  const driver = await linkedName(join(at, 'driver'));
  if (driver !== PCIBACK && driver !== undefined && !pci.allowOnlyNic && !(await hasAnotherCard(pci.device, sys))) {
    throw new Failure(
      'pci-only-nic',
      `The card ${pci.device} is the only one of this computer, which would be without a network itself.`,
      {
        hint: 'If that is what you want: network.pci.allowOnlyNic = true',
        exitStatus: EXIT.refused,
      },
    );
  }
  return handed;
}
