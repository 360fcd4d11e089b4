/** How the examiner gets into a machine: behind the image's own initial RAM file system, of which not a byte changes, and by a word to the kernel. */
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { packInitramfs } from '../tools/cpio.ts';

/** The examiner's files. */
export interface Examiner {
  /** The first process, which becomes the image's own. */
  readonly init: string;
  readonly program: string;
}

/** The kernel reads archives that stand one behind the other, each from a multiple of this. */
const ARCHIVE_STARTS_AT = 512;

/** `boot` with the examiner beside it; its file stands in the machine's folder, which is there. */
export async function carrying(
  boot: VmSpec['boot'],
  examiner: Examiner,
  names: VmFiles,
  signal: AbortSignal,
): Promise<VmSpec['boot']> {
  const tree = join(names.folder, 'carried');
  const archive = join(names.folder, 'carried.cpio');
  try {
    await mkdir(join(tree, 'examiner/proc'), { recursive: true });
    await copyFile(examiner.init, join(tree, 'examiner/init'));
    await chmod(join(tree, 'examiner/init'), 0o755);
    await copyFile(examiner.program, join(tree, 'examiner/program.cjs'));
    await packInitramfs(tree, ['examiner', 'examiner/proc', 'examiner/init', 'examiner/program.cjs'], archive, {
      signal,
    });
    await writeFile(names.carrying, behind(await readFile(boot.initramfs), await readFile(archive)), { mode: 0o600 });
    return { ...boot, initramfs: names.carrying, commandLine: carryingCommandLine(boot.commandLine) };
  } finally {
    await rm(tree, { recursive: true, force: true });
    await rm(archive, { force: true });
  }
}

/** The image's own archive, then ours. Pure. */
export function behind(own: Buffer, ours: Buffer): Buffer {
  return Buffer.concat([
    own,
    Buffer.alloc((ARCHIVE_STARTS_AT - (own.length % ARCHIVE_STARTS_AT)) % ARCHIVE_STARTS_AT),
    ours,
  ]);
}

/** The image's own command line, and what the kernel is to start first. Pure. */
export function carryingCommandLine(commandLine: string): string {
  return `${commandLine} rdinit=/examiner/init`;
}
