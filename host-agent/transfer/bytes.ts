/** The bytes of one transfer, over a connection of its own: exactly as many as were agreed, however many more the guest would send. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { TokenSearch } from '../../appliance/protocol/token-search.ts';
import { Failure } from '../api/failure.ts';

/** A guest that sends nothing for so long has given up. */
export const STALLED_AFTER_MS = 30_000;

export interface TransferWatch {
  readonly signal: AbortSignal;
  /** How many bytes have crossed. */
  readonly onBytes: (bytes: number) => void;
  readonly stalledAfterMs?: number;
}

/** Takes `bytes` bytes behind the token. Throws `Failure` transfer-stalled, or the signal's reason. */
export async function receiveBytes(
  stream: Duplex,
  token: string,
  bytes: number,
  take: (chunk: Buffer) => Promise<void>,
  { signal, onBytes, stalledAfterMs = STALLED_AFTER_MS }: TransferWatch,
): Promise<void> {
  const search = new TokenSearch(token);
  let [left, isFound] = [bytes, false];
  const giveUp = () => stream.destroy(signal.reason instanceof Error ? signal.reason : new Error('Given up.'));
  let stall = setTimeout(giveUpStalled, stalledAfterMs);
  function giveUpStalled(): void {
    stream.destroy(stalled());
  }
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    signal.throwIfAborted();
    for await (const untrustedChunk of stream) {
      const found = isFound ? (untrustedChunk as Buffer) : search.push(untrustedChunk as Buffer);
      if (!found) continue;
      isFound = true;
      const part = found.subarray(0, left);
      if (part.length > 0) await take(part);
      left -= part.length;
      onBytes(bytes - left);
      if (left === 0) return;
      // Only what counts keeps it alive.
      clearTimeout(stall);
      stall = setTimeout(giveUpStalled, stalledAfterMs);
    }
    signal.throwIfAborted();
    throw new Failure('transfer-failed', 'The machine ended the transfer.', { hint: 'Try again.' });
  } finally {
    clearTimeout(stall);
    signal.removeEventListener('abort', giveUp);
    stream.destroy();
  }
}

/** Sends the token and all of `chunks`, which are `bytes` bytes. Throws `Failure` transfer-stalled, or the signal's reason. */
export async function sendBytes(
  stream: Duplex,
  token: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  { signal, onBytes, stalledAfterMs = STALLED_AFTER_MS }: TransferWatch,
): Promise<void> {
  let sent = 0;
  // What the guest says on this port while it takes is nothing that was asked for.
  stream.resume();
  const lost = once(stream, 'close').then((): never => {
    throw new Failure('transfer-failed', 'The machine ended the transfer.', { hint: 'Try again.' });
  });
  lost.catch(() => undefined);
  const write = async (chunk: Buffer) => {
    signal.throwIfAborted();
    if (stream.write(chunk)) return;
    const abandoned = new AbortController();
    const late = setTimeout(() => abandoned.abort(stalled()), stalledAfterMs);
    const stop = AbortSignal.any([signal, abandoned.signal]);
    try {
      await Promise.race([lost, once(stream, 'drain', { signal: stop })]);
    } catch (error) {
      stop.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(late);
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
  return new Failure('transfer-stalled', 'The machine stopped in the middle of the transfer.', { hint: 'Try again.' });
}
