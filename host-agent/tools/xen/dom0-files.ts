/** Files and block devices of dom0, which may be another computer, by its coreutils and e2fsprogs. */
import type { Dom0 } from './dom0.ts';
import { CommandFailed, type Tool } from '../../process/run.ts';

const tool = (program: string, timeoutMs: number, debianPackage = 'coreutils'): Tool => ({
  program,
  debianPackage,
  timeoutMs,
});
const [test, make, move, remove, link] = [
  tool('test', 30_000),
  tool('mkdir', 30_000),
  tool('mv', 60_000),
  tool('rm', 60_000),
  tool('ln', 30_000),
] as const;
/** Long enough for whole images over a slow line. */
const [copy, sum] = [tool('dd', 1_800_000), tool('sha256sum', 600_000)] as const;
const [fsck, resize] = [tool('e2fsck', 600_000, 'e2fsprogs'), tool('resize2fs', 600_000, 'e2fsprogs')] as const;

export async function isThere(dom0: Dom0, path: string, signal?: AbortSignal): Promise<boolean> {
  try {
    await dom0.run(test, ['-e', path], { signal });
    return true;
  } catch (error) {
    if (error instanceof CommandFailed) return false;
    throw error;
  }
}

export async function makeFolder(dom0: Dom0, path: string): Promise<void> {
  await dom0.run(make, ['-p', path]);
}

/** Writes the content of our `file` to dom0's file or device `target`; fulfilled when it is on the disk. */
export async function fillFrom(dom0: Dom0, target: string, file: string, signal: AbortSignal): Promise<void> {
  await dom0.run(copy, [`of=${target}`, 'bs=1M', 'conv=notrunc,fsync'], { inputFile: file, signal });
}

/** 64 hexadecimal digits. */
export async function sha256There(dom0: Dom0, path: string, signal: AbortSignal): Promise<string> {
  return (await dom0.run(sum, [path], { signal })).trim().split(/\s+/)[0] ?? '';
}

export async function rename(dom0: Dom0, from: string, to: string): Promise<void> {
  await dom0.run(move, ['-f', from, to]);
}

export async function removeFile(dom0: Dom0, path: string): Promise<void> {
  await dom0.run(remove, ['-f', path]);
}

/** Gives `file` a second name. */
export async function hardLink(dom0: Dom0, file: string, name: string): Promise<void> {
  await dom0.run(link, ['-f', file, name]);
}

/** Grows an unmounted ext file system to the size of its device. */
export async function growExt(dom0: Dom0, device: string, signal: AbortSignal): Promise<void> {
  // resize2fs refuses a file system that was not checked just before. Exit status 1: errors were corrected.
  await dom0.run(fsck, ['-f', '-p', device], { signal }).catch((error: unknown) => {
    if (!(error instanceof CommandFailed) || error.exitCode !== 1) throw error;
  });
  await dom0.run(resize, [device], { signal });
}
