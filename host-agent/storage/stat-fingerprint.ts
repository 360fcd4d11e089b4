import { stat } from 'node:fs/promises';

/** Identity, sizes and times of the files: any write changes a ctime and so the fingerprint. `undefined` when a file cannot be inspected. */
export async function statFingerprint(paths: readonly string[]): Promise<string | undefined> {
  try {
    const files = await Promise.all(
      paths.map(async (path) => {
        const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
        return [dev, ino, size, mtimeNs, ctimeNs].join(':');
      }),
    );
    return files.join(' ');
  } catch {
    return undefined;
  }
}
