import { run, type RunOptions, type Tool } from '../../process/run.ts';

const sfdisk: Tool = { program: 'sfdisk', debianPackage: 'fdisk', timeoutMs: 60_000 };

/** Writes a partition table to the disk image `disk`. */
export async function writePartitionTable(
  disk: string,
  script: string,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(sfdisk, ['--quiet', '--no-reread', '--no-tell-kernel', disk], { ...options, input: script });
}
