/** The folder for saved files. A saved file may attack whatever opens it, and indexers and thumbnailers open files without being asked. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writingInto } from '../storage/disk-trouble.ts';

/** Keep programs out of a folder: media scanners and GNOME's indexer, and KDE's file manager from drawing previews. KDE's indexer knows no such file. */
const MARKERS: Readonly<Record<string, string>> = {
  '.nomedia': '',
  '.trackerignore': '',
  '.directory': '[Dolphin]\nPreviewsShown=false\n',
};
export const MARKER_NAMES: readonly string[] = Object.keys(MARKERS);

/** Creates the folder with its markers if it is missing. A folder that the person made stays as it is. Throws `Failure` folder-not-writable. */
export async function makeDownloadsFolder(folder: string): Promise<void> {
  await writingInto(folder, async () => {
    if ((await mkdir(folder, { recursive: true, mode: 0o700 })) === undefined) return;
    for (const [name, content] of Object.entries(MARKERS))
      await writeFile(join(folder, name), content, { mode: 0o600 });
  });
}
