import { run, type RunOptions, type Tool } from '../../process/run.ts';

const cpio: Tool = { program: 'cpio', debianPackage: 'cpio', timeoutMs: 60_000 };

/** Packs `paths` (below `folder`, parents before children) as an initramfs. All files belong to root; only their times can differ between two runs. */
export async function packInitramfs(
  folder: string,
  paths: readonly string[],
  target: string,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(
    cpio,
    [
      '--create',
      '--quiet',
      '--null',
      '--format=newc',
      '--reproducible',
      '--owner=+0:+0',
      `--directory=${folder}`,
      `--file=${target}`,
    ],
    {
      ...options,
      input: paths.map((path) => `${path}\0`).join(''),
    },
  );
}
