import { run, type RunOptions, type Tool } from '../process/run.ts';

const mkfsErofs: Tool = { program: 'mkfs.erofs', debianPackage: 'erofs-utils', timeoutMs: 1_800_000 };

/** Any fixed value: nothing looks the file system up by it, and a random one would make every image different. */
const UUID = '5afeb405-0000-4000-8000-000000000001';

/**
 * A piece is unpacked whole for any page of it, so it should be no larger than what the guest's kernel reads ahead (128 KiB, unpacked): pieces of
 * 64 KiB save 7 % of the size, and in emulation cost the start of the browser another billion instructions for unpacking many of them twice.
 */
const PIECE_BYTES = 16 * 1024;

/** Writes the content of `tar` as a compressed, read-only erofs. The same tar gives the same bytes. Throws CommandFailed. */
export async function makeErofs(
  tar: string,
  target: string,
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(
    mkfsErofs,
    ['--quiet', '--tar=f', `-T${epoch}`, `-U${UUID}`, '-zlz4hc,level=12', `-C${PIECE_BYTES}`, target, tar],
    options,
  );
}

/** The same of a folder, as files of root and not compressed: what is in it is compressed already. */
export async function makePlainErofs(
  folder: string,
  target: string,
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(mkfsErofs, ['--quiet', '--all-root', `-T${epoch}`, `-U${UUID}`, target, folder], options);
}
