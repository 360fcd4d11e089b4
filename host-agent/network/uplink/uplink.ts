/** The NDVM's way out, one kind or another. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { UplinkSetting } from '../../../appliance/protocol/messages.ts';
import type { Config } from '../../config/schema.ts';
import { startHub } from '../../hypervisor/qemu/hub.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { UPLINK } from '../../tools/passt.ts';
import { killAndWait, ProcessIdentity } from '../../process/process.ts';
import { giveCardBack, type Kernel, takeCard, theKernel } from './pci-binding.ts';
import { examineCard, type PciCard } from './pci-card.ts';
import { startUserUplink } from './user.ts';

/** What is written down of a card before it is taken, so that whoever comes next can give it back. */
const CardRecord = z.strictObject({ device: z.string(), group: z.int(), driver: z.string().optional() });

/** The way out as it stands: a process beside the machine, or a card in it. */
export const UplinkRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['user', 'tap']), process: ProcessIdentity }),
  z.strictObject({ kind: z.literal('pci'), card: CardRecord }),
]);
export type UplinkRecord = z.infer<typeof UplinkRecord>;

type UplinkConfig = Pick<Config['network'], 'uplink' | 'tap' | 'pci'>;

/** Brings the way out up, as the configuration says. Throws a `Failure` fit for a person, and leaves nothing. */
export async function startUplink(
  { uplink, tap, pci }: UplinkConfig,
  names: VmFiles,
  signal: AbortSignal,
): Promise<UplinkRecord> {
  const logFile = names.processLog('uplink');
  await mkdir(names.uplinkFolder, { recursive: true, mode: 0o700 });
  // A socket that a process left which was killed would be in the next one's way.
  await rm(names.uplink, { force: true });
  switch (uplink) {
    case 'user':
      return { kind: 'user', process: await startUserUplink(names.uplink, logFile, signal) };
    case 'tap': {
      const files = { folder: names.uplinkFolder, socket: names.uplink, control: names.uplinkControl };
      return {
        kind: 'tap',
        process: await startHub(
          files,
          tap.bridge === '' ? { device: tap.device } : { bridge: tap.bridge },
          logFile,
          signal,
        ),
      };
    }
    case 'pci': {
      const card = await examineCard(pci.device, pci.allowOnlyNic);
      await writeRecord(names.card, CardRecord, card);
      await takeCard(card);
      return { kind: 'pci', card };
    }
  }
}

/** Ends it: the process is gone, or the card with whom it was before. */
export async function stopUplink(record: UplinkRecord, names: VmFiles): Promise<void> {
  if (record.kind === 'pci') await giveBack(record.card, names, theKernel);
  else await killAndWait(record.process);
}

/** Gives back the card that an earlier host agent took and never gave back. */
export async function giveBackLostCard(names: VmFiles, kernel: Kernel = theKernel): Promise<void> {
  const card = await readRecord(names.card, CardRecord);
  if (card !== undefined) await giveBack(card, names, kernel);
}

async function giveBack(card: z.infer<typeof CardRecord>, names: VmFiles, kernel: Kernel): Promise<void> {
  await giveCardBack(card as PciCard, kernel);
  await rm(names.card, { force: true });
}

/** Where the NDVM has its address from on this way out. */
export async function uplinkSetting(
  { uplink }: UplinkConfig,
  machineIdFile = '/etc/machine-id',
): Promise<UplinkSetting> {
  switch (uplink) {
    case 'user':
      return { kind: 'static', ...UPLINK };
    case 'tap':
      return { kind: 'dhcp', mac: lanMac(await readFile(machineIdFile, 'utf8').catch(() => '')) };
    case 'pci':
      return { kind: 'dhcp' };
  }
}

/** The NDVM's address on a LAN: always the same for this computer and person, so that leases do not run out, and no other's. Pure. */
export function lanMac(machineId: string, user = process.getuid?.() ?? 0): string {
  const digest = createHash('sha256').update(`safe-browse uplink ${machineId.trim()} ${user}`).digest('hex');
  return `02:${digest.slice(0, 10).replace(/..(?!$)/g, '$&:')}`;
}
