import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** SHA-256 (64 hexadecimal digits) and size of a file. */
export async function hashFile(path: string, signal?: AbortSignal): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, ...(signal && { signal }) })) {
    const part = chunk as Buffer;
    bytes += part.length;
    digest.update(part);
  }
  return { bytes, sha256: digest.digest('hex') };
}
