/** Bodies of HTTP responses. None is waited for without end: a registry may send one byte now and then. */
import type { Readable } from 'node:stream';

/** More than a small body takes on any line that can be used. */
const WITHIN_MS = 60_000;
const DISCARD_WITHIN_MS = 5_000;

/** Why a body was not read to its end. */
export class TooSlow extends Error {}

/** Ends a body that is not read, so that its connection can be used again or is closed. */
export async function discard(body: Readable): Promise<void> {
  await collect(body, 64 * 1024, DISCARD_WITHIN_MS).catch(() => undefined);
}

/** The whole body; `undefined` if it has more bytes. Throws {@link TooSlow}. */
export async function collect(body: Readable, maxBytes: number, withinMs = WITHIN_MS): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  const timer = setTimeout(
    () => body.destroy(new TooSlow(`it did not send its whole answer within ${withinMs / 1000} s`)),
    withinMs,
  );
  try {
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
  } finally {
    clearTimeout(timer);
  }
}

/** The least that a large body has to bring, again and again. */
export interface RateFloor {
  readonly bytes: number;
  readonly withinMs: number;
}
export const RATE_FLOOR: RateFloor = { bytes: 64 * 1024, withinMs: 60_000 };

/** The parts of a large body. Throws {@link TooSlow} when they come more slowly than `floor`. */
export async function* parts(body: Readable, { bytes: least, withinMs }: RateFloor): AsyncGenerator<Buffer> {
  let bytes = 0;
  const timer = setInterval(() => {
    if (bytes < least) body.destroy(new TooSlow(`it sent less than ${least / 1024} KiB in ${withinMs / 1000} s`));
    bytes = 0;
  }, withinMs);
  try {
    for await (const part of body) {
      const chunk = part as Buffer;
      bytes += chunk.length;
      yield chunk;
    }
  } finally {
    clearInterval(timer);
  }
}
