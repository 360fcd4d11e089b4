import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Config } from '../config/schema.ts';
import { VmRecord } from '../hypervisor/hypervisor.ts';
import { UplinkRecord } from './uplink/uplink.ts';

/** The part of the configuration that an NDVM keeps from its start to its end. */
const { uplink, tap, pci, mode } = Config.shape.network.unwrap().shape;
export const Way = z.strictObject({ uplink, tap, pci, mode });
export type Way = z.infer<typeof Way>;

export const wayOf = (network: Config['network']): Way => ({
  uplink: network.uplink,
  tap: network.tap,
  pci: network.pci,
  mode: network.mode,
});

/** Keys of the configuration that say something else than what runs. Pure. */
export function keysWaiting(
  running: { readonly way: Way; readonly memoryMiB?: number | undefined },
  network: Config['network'],
): string[][] {
  const way = wayOf(network);
  const keys = (['uplink', 'tap', 'pci', 'mode'] as const).filter(
    (key) => !isDeepStrictEqual(way[key], running.way[key]),
  );
  return [
    ...keys,
    ...(running.memoryMiB === undefined || running.memoryMiB === network.memoryMiB ? [] : ['memoryMiB']),
  ].map((key) => ['network', key]);
}

/** What is written down of a running NDVM. */
export const NdvmRecord = z.strictObject({
  vm: VmRecord,
  uplink: UplinkRecord,
  way: Way,
  ports: z.int().min(1).max(64),
  image: z.string(),
  /** Made elsewhere: nobody of ours speaks for it. */
  imported: z.boolean(),
  /** Absent where an earlier host agent did not write it. */
  memoryMiB: z.int().optional(),
  readyMs: z.int(),
  since: z.iso.datetime(),
});
export type NdvmRecord = z.infer<typeof NdvmRecord>;
