import { z } from 'zod';
import { MachineRecord } from '../hypervisor/hypervisor.ts';
import { readTextIfThere, writeFileAtomically } from '../storage/atomic.ts';

/** What is written down of a session, for the next daemon. No address that was visited is in it. */
export const SessionRecord = z.strictObject({
  id: z.string(),
  profile: z.string(),
  requestedAt: z.iso.datetime(),
  /** Only a session that was handed to its person is adopted; one that was still starting is cleared away. */
  browsing: z.boolean(),
  machine: MachineRecord,
  port: z.int().min(0).max(63),
  image: z.string(),
  timings: z.strictObject({ runningMs: z.int().optional(), firstFrameMs: z.int().optional(), readyMs: z.int().optional() }),
});
export type SessionRecord = z.infer<typeof SessionRecord>;

export async function writeSessionRecord(path: string, record: SessionRecord): Promise<void> {
  await writeFileAtomically(path, JSON.stringify(record));
}

/** The record, or `undefined` when there is none that can be read. */
export async function readSessionRecord(path: string): Promise<SessionRecord | undefined> {
  const text = await readTextIfThere(path);
  try {
    return text === undefined ? undefined : SessionRecord.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
