/** The bytes of one transfer, over its own connection: exactly as many as were agreed, however many more the guest sends. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { TokenSearch } from '../../appliance/protocol/token-search.ts';
import { Failure } from '../api/errors/failure.ts';

/** A guest that moves no byte for this long is taken to have stopped. */
export const STALLED_AFTER_MS = 30_000;

export interface ByteOptions {
  readonly signal: AbortSignal;
  /** Called with the number of bytes transferred so far. */
  readonly onBytes: (bytes: number) => void;
  readonly stalledAfterMs?: number;
}

/** The `bytes` bytes that follow the token. Throws `Failure` transfer-stalled or transfer-failed, or the signal's reason. */
export async function* receiveBytes(
  stream: Duplex,
  token: string,
  bytes: number,
  { signal, onBytes, stalledAfterMs = STALLED_AFTER_MS }: ByteOptions,
): AsyncGenerator<Buffer, void, void> {
  const search = new TokenSearch(token);
  let [left, isFound] = [bytes, false];
  const stopAtAbort = () => stream.destroy(signal.reason instanceof Error ? signal.reason : new Error('Given up.'));
  const stopAtStall = () => stream.destroy(stalled());
  let stall = setTimeout(stopAtStall, stalledAfterMs);
  signal.addEventListener('abort', stopAtAbort, { once: true });
  try {
    signal.throwIfAborted();
    for await (const untrustedChunk of stream) {
      const found = isFound ? (untrustedChunk as Buffer) : search.push(untrustedChunk as Buffer);
      if (!found) continue;
      isFound = true;
      const part = found.subarray(0, left);
      if (part.length > 0) yield part;
      left -= part.length;
      onBytes(bytes - left);
      if (left === 0) return;
      // Bytes before the token do not count as progress.
      clearTimeout(stall);
      stall = setTimeout(stopAtStall, stalledAfterMs);
    }
    signal.throwIfAborted();
    throw new Failure('transfer-failed');
  } finally {
    clearTimeout(stall);
    signal.removeEventListener('abort', stopAtAbort);
    stream.destroy();
  }
}

/** Sends the token and then `chunks`. Throws `Failure` transfer-stalled or transfer-failed, or the signal's reason. */
export async function sendBytes(
  stream: Duplex,
  token: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { signal, onBytes, stalledAfterMs = STALLED_AFTER_MS }: ByteOptions,
): Promise<void> {
  let sent = 0;
  // Discards whatever the guest sends meanwhile: none of it was asked for.
  stream.resume();
  const lost = once(stream, 'close').then((): never => {
    throw new Failure('transfer-failed');
  });
  lost.catch(() => undefined);
  const write = async (chunk: Buffer) => {
    signal.throwIfAborted();
    if (stream.write(chunk)) return;
    const stall = new AbortController();
    const timer = setTimeout(() => stall.abort(stalled()), stalledAfterMs);
    const stop = AbortSignal.any([signal, stall.signal]);
    try {
      await Promise.race([lost, once(stream, 'drain', { signal: stop })]);
    } catch (error) {
      stop.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
  stream.on('error', () => undefined);
  await write(Buffer.from(token, 'hex'));
  for await (const chunk of chunks) {
    await write(chunk);
    sent += chunk.length;
    onBytes(sent);
  }
}

function stalled(): Failure {
  return new Failure('transfer-stalled');
}
