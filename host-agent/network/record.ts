import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Config } from '../config/schema.ts';
import { VmRecord } from '../hypervisor/hypervisor.ts';
import { ExitReach } from './filter/rules.ts';
import { UplinkRecord } from './uplink/uplink.ts';

/** The uplink and mode that a network VM is started with. It keeps them until it stops. */
export const UplinkChoice = Config.shape.network
  .unwrap()
  .pick({ uplink: true, user: true, tap: true, pci: true, mode: true, ipv6: true });
export type UplinkChoice = z.infer<typeof UplinkChoice>;

export const uplinkChoiceOf = (network: Config['network']): UplinkChoice => UplinkChoice.strip().parse(network);

/** Configuration keys whose value differs from that of the running network VM: they take effect at its next start. Pure. */
export function pendingKeys(
  running: Pick<NdvmRecord, 'choice' | 'memoryMiB' | 'ports'>,
  network: Config['network'],
): string[][] {
  const then = { ...running.choice, memoryMiB: running.memoryMiB, ports: running.ports };
  return Object.entries(then)
    .filter(([key, value]) => !isDeepStrictEqual(network[key as keyof typeof then], value))
    .map(([key]) => ['network', key]);
}

/** What the next host agent needs to adopt a running network VM. */
export const NdvmRecord = z.strictObject({
  vm: VmRecord,
  uplink: UplinkRecord,
  choice: UplinkChoice,
  ports: z.int().min(1).max(64),
  image: z.string(),
  /** The image has no guest agent of ours. */
  imported: z.boolean(),
  memoryMiB: z.int(),
  readyMs: z.int(),
  since: z.iso.datetime(),
  /** Where its exit leads, if it has one. The keys are not recorded. */
  exit: ExitReach.optional(),
});
export type NdvmRecord = z.infer<typeof NdvmRecord>;
