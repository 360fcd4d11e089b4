import { stat } from 'node:fs/promises';

/** What the files look like from outside: any write to one changes its time of change. `undefined` when one cannot be looked at. */
export async function statFingerprint(paths: readonly string[]): Promise<string | undefined> {
  try {
    const looks = await Promise.all(
      paths.map(async (path) => {
        const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
        return [dev, ino, size, mtimeNs, ctimeNs].join(':');
      }),
    );
    return looks.join(' ');
  } catch {
    return undefined;
  }
}
