import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Most that is taken of a compressed picture: one of an 8K screen, of a guest that does not paint noise. */
const MAX_PICTURE_BYTES = 40 * 1024 * 1024;

/** Reads the compressed picture of its screen that a machine's monitor wrote: no link is followed, no more taken than a picture can have. Throws on anything else. */
export async function readDump(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > MAX_PICTURE_BYTES)
      throw new Error('The screen dump is not a file of a sane size.');
    // Not to its end: somebody may still be making it longer.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(found.size), 0, found.size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
