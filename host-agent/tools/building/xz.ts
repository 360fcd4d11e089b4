import { run, type RunOptions, type Tool } from '../../process/run.ts';

const xz: Tool = { program: 'xz', debianPackage: 'xz-utils', timeoutMs: 300_000 };

/** Replaces each `NAME.xz` by `NAME`. */
export async function decompressInPlace(files: readonly string[], options: Pick<RunOptions, 'signal'>): Promise<void> {
  if (files.length > 0) await run(xz, ['--decompress', '--', ...files], options);
}
