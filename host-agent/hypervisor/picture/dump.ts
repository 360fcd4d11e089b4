import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Largest compressed screen dump that is accepted: an 8K screen that does not show noise. */
const MAX_PICTURE_BYTES = 40 * 1024 * 1024;

/** Reads a compressed screen dump of a hypervisor. Follows no link, and reads no more than a picture can have. Throws on anything else. */
export async function readDump(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > MAX_PICTURE_BYTES)
      throw new Error('The screen dump is not a file of a plausible size.');
    // Not to its end, because the file may still grow.
    const { buffer, bytesRead } = await file.read(Buffer.alloc(found.size), 0, found.size, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
