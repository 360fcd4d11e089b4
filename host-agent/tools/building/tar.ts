import { run, type RunOptions, type Tool } from '../../process/run.ts';

const tar: Tool = { program: 'tar', debianPackage: 'tar', timeoutMs: 600_000 };

/** Packs everything below `folder` as files of root with one timestamp: the same tree gives the same bytes. */
export async function packTree(
  folder: string,
  target: string,
  epoch: number,
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  await run(
    tar,
    [
      '--create',
      `--file=${target}`,
      `--directory=${folder}`,
      '--format=posix',
      '--pax-option=delete=atime,delete=ctime',
      '--sort=name',
      '--owner=root:0',
      '--group=root:0',
      '--numeric-owner',
      `--mtime=@${epoch}`,
      '.',
    ],
    options,
  );
}

/** Unpacks `archive` into `folder`, as files of the account that runs it. */
export async function unpackTree(archive: string, folder: string, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(tar, ['--extract', `--file=${archive}`, `--directory=${folder}`, '--no-same-owner'], options);
}

/** Appends the entries of `addition` to `target`, in place. */
export async function appendTar(target: string, addition: string, options: Pick<RunOptions, 'signal'>): Promise<void> {
  await run(tar, ['--concatenate', `--file=${target}`, addition], options);
}
