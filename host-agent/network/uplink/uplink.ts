/** The uplink of the network VM: passt, a tap, or a network card of the host. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import type { UplinkSetting } from '../../../appliance/protocol/network.ts';
import type { Config } from '../../config/schema.ts';
import { startHub } from '../../hypervisor/qemu/hub.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { UPLINK } from '../../tools/passt.ts';
import { killAndWait, ProcessIdentity } from '../../process/process.ts';
import { giveCardBack, type Kernel, takeCard, theKernel } from './pci-binding.ts';
import { examineCard, type PciCard } from './pci-card.ts';
import { startUserUplink } from './user.ts';

/** Written before the card is taken, so that the next host agent can give it back. */
const CardRecord = z.strictObject({ device: z.string(), group: z.int(), driver: z.string().optional() });

/** An uplink that runs: a process beside the VM, or a card in it. */
export const UplinkRecord = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['user', 'tap']), process: ProcessIdentity }),
  z.strictObject({ kind: z.literal('pci'), card: CardRecord }),
]);
export type UplinkRecord = z.infer<typeof UplinkRecord>;

type UplinkConfig = Pick<Config['network'], 'uplink' | 'tap' | 'pci'>;

/** Starts the uplink of the configuration. Throws a `Failure` and leaves nothing behind. */
export async function startUplink(
  { uplink, tap, pci }: UplinkConfig,
  names: VmFiles,
  signal: AbortSignal,
): Promise<UplinkRecord> {
  const logFile = names.processLog('uplink');
  await mkdir(names.uplinkFolder, { recursive: true, mode: 0o700 });
  // A killed process leaves its socket behind, which would block the next one.
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

/** Fulfilled when the process is gone, or the card is with its earlier driver. */
export async function stopUplink(record: UplinkRecord, names: VmFiles): Promise<void> {
  if (record.kind === 'pci') await giveBack(record.card, names, theKernel);
  else await killAndWait(record.process);
}

/** Gives back a card that an earlier host agent took and did not give back. */
export async function giveBackLostCard(names: VmFiles, kernel: Kernel = theKernel): Promise<void> {
  const card = await readRecord(names.card, CardRecord);
  if (card !== undefined) await giveBack(card, names, kernel);
}

async function giveBack(card: z.infer<typeof CardRecord>, names: VmFiles, kernel: Kernel): Promise<void> {
  await giveCardBack(card as PciCard, kernel);
  await rm(names.card, { force: true });
}

/** How the network VM gets its address on this uplink. */
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

/** MAC address of the network VM on a LAN: stable for each host and person, so that it does not use up leases, and unique. Pure. */
export function lanMac(machineId: string, user = process.getuid?.() ?? 0): string {
  const digest = createHash('sha256').update(`safe-browse uplink ${machineId.trim()} ${user}`).digest('hex');
  return `02:${digest.slice(0, 10).replace(/..(?!$)/g, '$&:')}`;
}
