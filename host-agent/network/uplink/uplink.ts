/** The uplink of the network VM: passt, a tap, or a network card of the host. */
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { UplinkSetting } from '../../../appliance/protocol/network.ts';
import type { Config } from '../../config/schema.ts';
import { startHub } from '../../hypervisor/qemu/hub.ts';
import { makeSharedFolder } from '../../jail/shared-files.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { UPLINK, UPLINK_6 } from '../../tools/passt.ts';
import { killAndWait, ProcessIdentity } from '../../process/process.ts';
import { followedDevice } from './followed-device.ts';
import { giveCardBack, type Kernel, takeCard, theKernel } from './pci-binding.ts';
import { examineCard, type PciCard } from './pci-card.ts';
import { startFilter } from './start-filter.ts';
import { startUserUplink } from './user.ts';

/** Written before the card is taken, so that the next host agent can give it back. */
const CardRecord = z.strictObject({ device: z.string(), group: z.int(), driver: z.string().optional() });

/** An uplink that runs: a process beside the VM, with the filter in between if the VM routes, or a card in the VM. */
export const UplinkRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['user', 'tap']),
    process: ProcessIdentity,
    filter: ProcessIdentity.optional(),
    /** The network for which passt was started, which reads it once. */
    network: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('pci'), card: CardRecord }),
]);
export type UplinkRecord = z.infer<typeof UplinkRecord>;

type UplinkConfig = Pick<Config['network'], 'uplink' | 'user' | 'tap' | 'pci'>;
type StartConfig = UplinkConfig & Pick<Config['network'], 'mode' | 'ipv6'>;

/** Whether a network VM with this uplink has addresses of IPv6. A bridge has no addresses, and on a LAN nothing is trusted to give one. Pure. */
const hasIpv6 = ({ uplink, mode, ipv6 }: Pick<StartConfig, 'uplink' | 'mode' | 'ipv6'>): boolean =>
  uplink === 'user' && mode === 'nat' && ipv6 === 'auto';

/** Starts the uplink of the configuration. `filterProgram`: the filter as one file. Throws a `Failure` and leaves nothing behind. */
export async function startUplink(
  config: StartConfig,
  names: VmFiles,
  filterProgram: string,
  signal: AbortSignal,
): Promise<UplinkRecord> {
  const { uplink, pci } = config;
  if (uplink === 'pci') {
    const card = await examineCard(pci.device, pci.allowOnlyNic);
    await writeRecord(names.card, CardRecord, card);
    await takeCard(card);
    return { kind: 'pci', card };
  }
  // The sessions behind a bridge are part of its network, so there is nothing to filter.
  const socket = config.mode === 'nat' ? names.outerUplink : names.uplink;
  await makeSharedFolder(dirname(socket));
  const starting = startProcess(config, socket, names.processLog('uplink'), signal);
  if (config.mode !== 'nat') return { kind: uplink, process: await starting };
  const filtering = startFilter(names, filterProgram, names.processLog('filter'), signal);
  const started = await Promise.allSettled([starting, filtering]);
  const [process, filter] = started.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
  if (process && filter) return { kind: uplink, process, filter };
  for (const one of [process, filter]) if (one) await killAndWait(one);
  throw started.find((result) => result.status === 'rejected')?.reason;
}

/** Starts passt or the hub, which listens on `socket`. */
async function startProcess(
  config: StartConfig,
  socket: string,
  logFile: string,
  signal: AbortSignal,
): Promise<ProcessIdentity> {
  const folder = dirname(socket);
  // A killed process leaves its socket behind, which would block the next one.
  await rm(socket, { force: true });
  const { uplink, tap } = config;
  if (uplink === 'user')
    return startUserUplink({ socket, hasIpv6: hasIpv6(config), device: followedDevice(config) }, logFile, signal);
  const source = tap.bridge === '' ? { device: tap.device } : { bridge: tap.bridge };
  return startHub({ folder, socket, control: join(folder, 'qmp.sock') }, source, logFile, signal);
}

/** The processes of an uplink. */
export const processesOf = (record: UplinkRecord): ProcessIdentity[] =>
  record.kind === 'pci' ? [] : [record.process, ...(record.filter ? [record.filter] : [])];

/** Fulfilled when the processes are gone, or the card is with its earlier driver. */
export async function stopUplink(record: UplinkRecord, names: VmFiles): Promise<void> {
  if (record.kind === 'pci') await giveBack(record.card, names, theKernel);
  else await Promise.all(processesOf(record).map(killAndWait));
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

/** How the network VM gets its address on this uplink. `id`: of that of an exit, which is another computer of the LAN. */
export async function uplinkSetting(
  config: StartConfig,
  machineIdFile = '/etc/machine-id',
  id = '',
): Promise<UplinkSetting> {
  switch (config.uplink) {
    case 'user':
      return { kind: 'static', ...UPLINK, ...(hasIpv6(config) && { ipv6: UPLINK_6 }) };
    case 'tap':
      return { kind: 'dhcp', mac: lanMac(await readFile(machineIdFile, 'utf8').catch(() => ''), undefined, id) };
    case 'pci':
      return { kind: 'dhcp' };
  }
}

/** MAC address of the network VM on a LAN: stable for each host and person, so that it does not use up leases, and unique. Pure. */
export function lanMac(machineId: string, user = process.getuid?.() ?? 0, id = ''): string {
  const name = `safe-browse uplink ${machineId.trim()} ${user}${id === '' ? '' : ` ${id}`}`;
  const digest = createHash('sha256').update(name).digest('hex');
  return `02:${digest.slice(0, 10).replace(/..(?!$)/g, '$&:')}`;
}
