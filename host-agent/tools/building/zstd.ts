/** zstd: what one file needs to become another. Source: man zstd, `--patch-from`. */
import { run, type RunOptions, type Tool } from '../../process/run.ts';

export const zstd: Tool = { program: 'zstd', debianPackage: 'zstd', timeoutMs: 1_800_000 };

/** The window has to contain the larger of both files. */
const WINDOW = '--long=31';
/** Measured with two images that differ by Chromium's version: 34 % of the image at 3, 31 % at 9. Levels above 15 take minutes. */
const LEVEL = 9;

/** Writes to `patch` what makes `to` of `from`. Needs twice the size of the files as memory. Throws CommandFailed. */
export async function makePatch(
  files: { readonly from: string; readonly to: string; readonly patch: string },
  options: Pick<RunOptions, 'signal'>,
): Promise<void> {
  const { from, to, patch } = files;
  await run(zstd, [`-${LEVEL}`, WINDOW, '--quiet', '--force', `--patch-from=${from}`, to, '-o', patch], options);
}

/** The command that prints what `patch` makes of `from`. Pure. */
export const applyCommand = (from: string, patch: string): string[] => [
  ...['zstd', '--decompress', '--stdout', '--quiet', WINDOW, '--single-thread'],
  ...[`--patch-from=${from}`, patch],
];
