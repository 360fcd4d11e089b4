import { run, type RunOptions, type Tool } from '../../process/run.ts';

const mkfsErofs: Tool = { program: 'mkfs.erofs', debianPackage: 'erofs-utils', timeoutMs: 1_800_000 };

/** Any fixed value: nothing mounts the file system by UUID, and a random one would make every image different. */
const UUID = '5afeb405-0000-4000-8000-000000000001';

/**
 * Size of a compressed cluster. The guest decompresses a whole cluster for any page in it. Clusters of 64 KiB would save 7 % of the size, but
 * without KVM the start of the browser would need another billion instructions, because many clusters are decompressed twice.
 */
const CLUSTER_BYTES = 16 * 1024;

/** Measured with the root of the network VM, 2 × AMD EPYC, busy: level 12 takes four times as long as 9 (21 and 5 s of a processor), and saves 0.3 % of the size. */
const COMPRESSION = 'lz4hc,level=9';

/** Writes the content of `tar` as a compressed erofs. The same tar gives the same bytes. Throws CommandFailed. */
export async function makeErofs(
  tar: string,
  target: string,
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(
    mkfsErofs,
    ['--quiet', '--tar=f', `-T${epoch}`, `-U${UUID}`, `-z${COMPRESSION}`, `-C${CLUSTER_BYTES}`, target, tar],
    options,
  );
}

/** Writes a folder as an uncompressed erofs of files that belong to root. Its content is compressed already. */
export async function makePlainErofs(
  folder: string,
  target: string,
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(mkfsErofs, ['--quiet', '--all-root', `-T${epoch}`, `-U${UUID}`, target, folder], options);
}
