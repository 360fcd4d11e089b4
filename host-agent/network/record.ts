import { z } from 'zod';
import { MachineRecord } from '../hypervisor/hypervisor.ts';
import { ProcessIdentity } from '../tools/process.ts';

/** What is written down of a running NDVM. */
export const NdvmRecord = z.strictObject({
  machine: MachineRecord,
  uplink: ProcessIdentity,
  ports: z.int().min(1).max(64),
  image: z.string(),
  /** Absent where an earlier host agent did not write it. */
  memoryMiB: z.int().optional(),
  readyMs: z.int(),
  since: z.iso.datetime().optional(),
});
export type NdvmRecord = z.infer<typeof NdvmRecord>;
