/** Files of any size, of which the server keeps nothing: it makes them piece by piece, as fast as they are read, and counts and digests what is sent to it. */
import { createHash, type Hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SentPart } from './record.ts';

export const LARGE_PIECE_BYTES = 1024 * 1024;
/** Of the place at the beginning of each piece. */
export const PLACE_DIGITS = 16;
const LARGEST_HEAD_BYTES = 4096;
const HEAD_ENDS = '\r\n\r\n';

/** Lines of `text`. Each piece begins with its place in the file, so that none can be in another's place. */
export function* largeFile(bytes: number, text: string): Generator<Buffer> {
  const lines = Buffer.alloc(LARGE_PIECE_BYTES, `${text}\n`);
  for (let place = 0; place < bytes; place += LARGE_PIECE_BYTES) {
    const piece = Buffer.from(lines);
    piece.write(String(place).padStart(PLACE_DIGITS, '0'));
    yield piece.subarray(0, bytes - place);
  }
}

/** As `sha256sum` would print it. */
export function digestOf(pieces: Iterable<Buffer>): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** A download that is made while it is read. */
export async function handOutLarge(
  response: ServerResponse,
  name: string,
  { bytes, text }: { readonly bytes: number; readonly text: string },
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': bytes,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  });
  // A client without room gives up.
  await pipeline(Readable.from(largeFile(bytes, text)), response).catch(() => undefined);
}

/** Reads a form to its end, as browsers send one with files. */
export async function readForm(
  { headers }: Pick<IncomingMessage, 'headers'>,
  body: AsyncIterable<unknown>,
): Promise<SentPart[]> {
  const [, boundary] = /^multipart\/form-data; boundary=([\w-]+)$/.exec(headers['content-type'] ?? '') ?? [];
  if (boundary === undefined) throw new Error('no form with files');
  const delimiter = `\r\n--${boundary}`;
  const parts: SentPart[] = [];
  let current: { readonly name: string; readonly hash: Hash; bytes: number } | undefined;
  // The first delimiter has no end of a line before it.
  let left = Buffer.from('\r\n');
  for await (const chunk of body) {
    left = Buffer.concat([left, chunk as Buffer]);
    for (;;) {
      if (current) {
        const found = left.indexOf(delimiter);
        // The last bytes may be the beginning of a delimiter.
        const certain = left.subarray(0, found < 0 ? Math.max(0, left.length - delimiter.length) : found);
        current.hash.update(certain);
        current.bytes += certain.length;
        left = left.subarray(certain.length);
        if (found < 0) break;
        parts.push({ name: current.name, bytes: current.bytes, sha256: current.hash.digest('hex') });
        current = undefined;
      }
      const end = left.indexOf(HEAD_ENDS);
      if (end < 0) {
        if (left.length > LARGEST_HEAD_BYTES) throw new Error('too large');
        break;
      }
      const [, name = ''] = / name="([^"]*)"/.exec(left.toString('latin1', 0, end)) ?? [];
      current = { name, hash: createHash('sha256'), bytes: 0 };
      left = left.subarray(end + HEAD_ENDS.length);
    }
  }
  if (left.toString('latin1') !== `${delimiter}--\r\n`) throw new Error('the form is cut off');
  return parts;
}
