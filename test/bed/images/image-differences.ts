/** Finds the differences between two images that should be identical. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredImage } from '../../../host-agent/image/store.ts';
import { IMAGE_FILES } from '../../../host-agent/storage/filenames.ts';

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** One line for each difference: a field of the manifest with both values, or, if the roots differ, what rsync would do to make them equal. Empty for equal images. */
export function imageDifferences(first: StoredImage, second: StoredImage): readonly string[] {
  const fields = Object.keys(first.manifest).filter((key) => key !== 'files') as (keyof StoredImage['manifest'])[];
  const parts = (['kernel', 'initramfs', 'root'] as const).filter(
    (part) => first.manifest.files[part].sha256 !== second.manifest.files[part].sha256,
  );
  return [
    ...fields.flatMap((field) =>
      JSON.stringify(first.manifest[field]) === JSON.stringify(second.manifest[field])
        ? []
        : [`${field}: ${JSON.stringify([first.manifest[field], second.manifest[field]])}`],
    ),
    ...parts.map(
      (part) => `${part}: ${first.manifest.files[part].bytes} and ${second.manifest.files[part].bytes} bytes`,
    ),
    ...(parts.includes('root')
      ? rootDifferences(join(first.folder, IMAGE_FILES.root), join(second.folder, IMAGE_FILES.root))
      : []),
  ];
}

function rootDifferences(first: string, second: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'roots-'));
  try {
    for (const [name, root] of [
      ['first', first],
      ['second', second],
    ] as const)
      run('fsck.erofs', '--preserve', `--extract=${join(folder, name)}`, root);
    const reported = run(
      'rsync',
      '--archive',
      '--hard-links',
      '--checksum',
      '--dry-run',
      '--itemize-changes',
      '--delete',
      `${join(folder, 'second')}/`,
      join(folder, 'first'),
    );
    const lines = reported.split('\n').filter(Boolean);
    return lines.length > 0 ? lines : ['the roots hold the same files, laid out differently'];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
