import { run, type RunOptions, type Tool } from '../../process/run.ts';

const veritysetup: Tool = { program: 'veritysetup', debianPackage: 'cryptsetup-bin', timeoutMs: 600_000 };

/** For data and hash tree; the guest's device-mapper table has the same value. */
export const VERITY_BLOCK_BYTES = 4096;
export const VERITY_HASH = 'sha256';

/**
 * Appends a dm-verity hash tree to `file`, which holds `dataBlocks` blocks, and returns the root hash. The same file and salt give the same
 * tree. There is no superblock: its parameters come with the root hash, from outside the disk, where a guest cannot change them.
 */
export async function appendHashTree(
  file: string,
  { dataBlocks, salt }: { readonly dataBlocks: number; readonly salt: string },
  options: Pick<RunOptions, 'signal'>,
): Promise<string> {
  const args = [
    'format',
    '--no-superblock',
    `--hash=${VERITY_HASH}`,
    `--data-block-size=${VERITY_BLOCK_BYTES}`,
    `--hash-block-size=${VERITY_BLOCK_BYTES}`,
    `--data-blocks=${dataBlocks}`,
    `--hash-offset=${dataBlocks * VERITY_BLOCK_BYTES}`,
    `--salt=${salt}`,
    file,
    file,
  ];
  return parseRootHash(await run(veritysetup, args, options));
}

/** Throws when there is no root hash. Pure. */
export function parseRootHash(text: string): string {
  const hash = /^Root hash:\s+([0-9a-f]{64})$/m.exec(text)?.[1];
  if (hash === undefined) throw new Error('veritysetup printed no root hash.');
  return hash;
}
