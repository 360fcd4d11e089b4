/** Bodies of HTTP responses. */
import type { Readable } from 'node:stream';

/** Ends a body that is not read, so that its connection can be used again or is closed. */
export async function discard(body: Readable): Promise<void> {
  await collect(body, 64 * 1024).catch(() => undefined);
}

/** The whole body; `undefined` if it has more bytes. */
export async function collect(body: Readable, maxBytes: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    const chunk = part as Buffer;
    bytes += chunk.length;
    if (bytes > maxBytes) {
      body.destroy();
      return undefined;
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
