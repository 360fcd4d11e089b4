import { run, type RunOptions, type Tool } from '../../process/run.ts';

const mkfsFat: Tool = { program: 'mkfs.vfat', debianPackage: 'dosfstools', timeoutMs: 60_000 };

/** Makes `target` an empty FAT32 file system of `bytes`. The same size gives the same bytes. Throws CommandFailed. */
export async function makeFat(target: string, bytes: number, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(mkfsFat, ['-F', '32', '-n', 'SAFEBROWSE', '--invariant', '-C', target, String(bytes / 1024)], options);
}
