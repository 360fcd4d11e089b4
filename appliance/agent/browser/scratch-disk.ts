/** Puts downloads and the files of pages on the scratch disk. The guest agent may not mount: a script that has waited since the boot does (etc/safe-browse/scratch-disk). */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { untilThere } from '../is-there.ts';

const FOLDER = '/run/scratch-disk';
/** It appears a moment after the boot, and waits for the size. */
const WAITS_WITHIN_MS = 20_000;
/** An emulated VM takes seconds to make a file system. */
const READY_WITHIN_MS = 60_000;

/** Fulfilled when both are on the disk. Throws if they stay in memory. */
export async function useScratchDisk(
  mebibytes: number,
  { folder = FOLDER, waitsWithinMs = WAITS_WITHIN_MS, readyWithinMs = READY_WITHIN_MS } = {},
): Promise<void> {
  const wanted = join(folder, 'wanted');
  if (!(await untilThere(wanted, waitsWithinMs))) throw new Error('The VM has no scratch disk.');
  await writeFile(wanted, `${mebibytes}\n`);
  if (!(await untilThere(join(folder, 'ready'), readyWithinMs)))
    throw new Error('The scratch disk could not be prepared.');
}
