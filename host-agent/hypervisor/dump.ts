import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Largest picture read back from a machine: 8K, three bytes a pixel. */
const MAX_PICTURE_BYTES = 7680 * 4320 * 3 + 64;

/** Reads the picture of its screen that a machine's monitor wrote: no link is followed, no more taken than a picture can have. Throws on anything else. */
export async function readDump(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > MAX_PICTURE_BYTES) throw new Error('The screen dump is not a file of a sane size.');
    return await file.readFile();
  } finally {
    await file.close();
  }
}
