import { z } from 'zod';
import { MachineRecord } from '../hypervisor/hypervisor.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';
import { ProcessIdentity } from '../tools/process.ts';

/** What is written down of a running NDVM. */
export const NdvmRecord = z.strictObject({
  machine: MachineRecord,
  uplink: ProcessIdentity,
  ports: z.int().min(1).max(64),
  image: z.string(),
  readyMs: z.int(),
});
export type NdvmRecord = z.infer<typeof NdvmRecord>;

export async function writeNdvmRecord(path: string, record: NdvmRecord): Promise<void> {
  await writeFileAtomically(path, JSON.stringify(record));
}

/** The record, or `undefined` when there is none that can be read. */
export async function readNdvmRecord(path: string): Promise<NdvmRecord | undefined> {
  const text = await readTextIfThere(path);
  try {
    return text === undefined ? undefined : NdvmRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
