/** The hash tree of the root file system (dm-verity): the guest's kernel checks every block that it reads, so later changes are detected. */
import { truncate } from 'node:fs/promises';
import { z } from 'zod';
import { hashFile } from '../storage/hash-file.ts';
import type { RunOptions } from '../process/run.ts';
import { appendHashTree, VERITY_BLOCK_BYTES } from '../tools/building/veritysetup.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const Verity = z.strictObject({
  /** Blocks of the file system; the tree follows them. */
  dataBlocks: z.int().min(1),
  salt: Sha256,
  rootHash: Sha256,
});
export type Verity = z.infer<typeof Verity>;

/** Appends the tree to the file system `root`. The salt is the digest of the file system, so that the same packages give the same image. */
export async function protectRoot(root: string, options: Pick<RunOptions, 'signal'>): Promise<Verity> {
  const { bytes, sha256: salt } = await hashFile(root, options.signal ?? undefined);
  const dataBlocks = Math.ceil(bytes / VERITY_BLOCK_BYTES);
  await truncate(root, dataBlocks * VERITY_BLOCK_BYTES);
  return { dataBlocks, salt, rootHash: await appendHashTree(root, { dataBlocks, salt }, options) };
}

/** The kernel parameter from which our initramfs sets up the device. Pure. */
export function verityWord({ dataBlocks, salt, rootHash }: Verity): string {
  return `safe-browse.verity=${dataBlocks}:${salt}:${rootHash}`;
}
