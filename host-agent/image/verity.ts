/** The root file system's hash tree: the guest's kernel checks every block against it when it is read, so that what changes later is never taken in. */
import { truncate } from 'node:fs/promises';
import { z } from 'zod';
import { hashFile } from '../storage/hash-file.ts';
import type { RunOptions } from '../process/run.ts';
import { appendHashTree, VERITY_BLOCK_BYTES } from '../tools/veritysetup.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const Verity = z.strictObject({
  /** Blocks of the file system; the tree begins behind them. */
  dataBlocks: z.int().min(1),
  salt: Sha256,
  rootHash: Sha256,
});
export type Verity = z.infer<typeof Verity>;

/** Appends the tree to the file system `root`. Its salt is the digest of what it protects: the same packages give the same image. */
export async function protectRoot(root: string, options: Pick<RunOptions, 'signal'>): Promise<Verity> {
  const { bytes, sha256: salt } = await hashFile(root, options.signal ?? undefined);
  const dataBlocks = Math.ceil(bytes / VERITY_BLOCK_BYTES);
  await truncate(root, dataBlocks * VERITY_BLOCK_BYTES);
  return { dataBlocks, salt, rootHash: await appendHashTree(root, { dataBlocks, salt }, options) };
}

/** The word on the kernel's command line that our initramfs makes its device by. Pure. */
export function verityWord({ dataBlocks, salt, rootHash }: Verity): string {
  return `safe-browse.verity=${dataBlocks}:${salt}:${rootHash}`;
}
