/**
 * Writes a PNG file in pieces, from pixels that arrive in pieces. pngjs needs the whole picture in memory, several times; a guest decides how large
 * that is.
 */
import type { Writable } from 'node:stream';
import { crc32, createDeflate } from 'node:zlib';
import type { Picture } from './picture.ts';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Eight bits per channel, RGB, and the only methods that there are. */
const [BITS, RGB, DEFLATE, ADAPTIVE, NOT_INTERLACED] = [8, 2, 0, 0, 0];
const BYTES_PER_PIXEL = 3;
/** PNG's number for rows that are stored as the difference to the row above, which is fast and compresses screens well. */
const UP = 2;
const PIECE_BYTES = 64 * 1024;

/** The bytes of the file. Throws if the pixels are too few or too many. */
export async function* pngPieces({ width, height, rgb }: Picture): AsyncGenerator<Buffer, void, void> {
  const deflate = createDeflate({ chunkSize: PIECE_BYTES });
  yield Buffer.concat([SIGNATURE, chunk('IHDR', header(width, height))]);
  // Without a reader of the loop below, the stream is destroyed, and nothing more is read.
  feed(deflate, rgb, width * BYTES_PER_PIXEL, height).catch((error: unknown) =>
    deflate.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  for await (const piece of deflate) yield chunk('IDAT', piece as Buffer);
  yield chunk('IEND', Buffer.alloc(0));
}

/** Hands on the pieces of the file. Returns how many bytes it has. Throws like {@link pngPieces}. */
export async function sendPng(picture: Picture, onPiece: (piece: Buffer) => Promise<void>): Promise<number> {
  let bytes = 0;
  for await (const piece of pngPieces(picture)) {
    await onPiece(piece);
    bytes += piece.length;
  }
  return bytes;
}

function header(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([BITS, RGB, DEFLATE, ADAPTIVE, NOT_INTERLACED], 8);
  return bytes;
}

function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), 8 + data.length);
  return bytes;
}

/** Writes each row as its filter's number and the differences to the row above. Reuses its buffers: a large picture would leave much garbage. */
async function feed(into: Writable, rgb: AsyncIterable<Buffer>, rowBytes: number, height: number): Promise<void> {
  let [row, above] = [Buffer.alloc(rowBytes), Buffer.alloc(rowBytes)];
  const batch = Buffer.alloc(Math.max(1, Math.floor(PIECE_BYTES / (1 + rowBytes))) * (1 + rowBytes));
  let [filled, batched, rows] = [0, 0, 0];
  for await (const piece of rgb) {
    for (let at = 0; at < piece.length;) {
      const copied = piece.copy(row, filled, at);
      at += copied;
      filled += copied;
      if (filled < rowBytes) continue;
      if ((rows += 1) > height) throw new Error('The picture has too many pixels.');
      batch[batched] = UP;
      for (let byte = 0; byte < rowBytes; byte += 1) batch[batched + 1 + byte] = (row[byte] ?? 0) - (above[byte] ?? 0);
      batched += 1 + rowBytes;
      [row, above, filled] = [above, row, 0];
      if (batched < batch.length) continue;
      await written(into, batch);
      batched = 0;
    }
  }
  if (rows !== height || filled !== 0) throw new Error('The picture has too few pixels.');
  if (batched > 0) await written(into, batch.subarray(0, batched));
  into.end();
}

/** Fulfilled when the bytes are no longer needed. */
function written(into: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    into.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}
