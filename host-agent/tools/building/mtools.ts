import { join } from 'node:path';
import { run, type RunOptions, type Tool } from '../../process/run.ts';

const mcopy: Tool = { program: 'mcopy', debianPackage: 'mtools', timeoutMs: 120_000 };

/** Copies `names` below `folder` recursively into the FAT file system in the file `target`. */
export async function copyIntoFat(
  target: string,
  folder: string,
  names: readonly string[],
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(mcopy, ['-Q', '-s', '-i', target, ...names.map((name) => join(folder, name)), '::/'], {
    ...options,
    environment: { SOURCE_DATE_EPOCH: String(epoch), TZ: 'UTC' },
  });
}
