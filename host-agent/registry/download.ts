/** Downloads one blob into a file, continuing where an earlier attempt stopped. */
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, isFailure } from '../api/errors/failure.ts';
import { diskTrouble } from '../api/errors/system-trouble.ts';
import type { Blob } from './artifact.ts';
import { withDeadline } from '../process/deadline.ts';
import { discard, parts, RATE_FLOOR, type RateFloor, TooSlow } from './body.ts';
import { headerOf, type RegistryAnswer, type RegistryConnection } from './connection.ts';

/** Attempts that bring no byte, before the download fails. */
const MAX_IDLE_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 500;
/** A whole download takes at most {@link longestMs}. An interrupted one continues the next time. */
const LONGEST_MS = 10 * 60_000;
const LEAST_BYTES_PER_MS = 16;

export interface Download {
  readonly repository: string;
  readonly blob: Blob;
  /** Created if missing. What it contains already is kept if the digest of the whole matches in the end. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called with the number of bytes that are on disk. */
  readonly onBytes: (bytes: number) => void;
  /** Waits between attempts; replaced in tests. */
  readonly pause?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly floor?: RateFloor;
  /** By default {@link longestMs}. */
  readonly withinMs?: number;
}

/** Ten minutes, and the time at 16 KB/s. Pure. */
export const longestMs = (bytes: number): number => LONGEST_MS + bytes / LEAST_BYTES_PER_MS;

/**
 * Throws `Failure` registry-unreachable, registry-refused, disk-full, or blob-differs when the bytes do not have the digest: the file is removed then.
 */
export async function download(connection: RegistryConnection, task: Download): Promise<void> {
  const { signal, withinMs = longestMs(task.blob.bytes) } = task;
  try {
    await withDeadline(withinMs, [signal], (within) => downloaded(connection, { ...task, signal: within }));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof DOMException)) throw error;
    const reason = `the download took longer than ${Math.round(withinMs / 1000)} s`;
    throw new Failure('registry-unreachable', { host: connection.host, reason }, { cause: error });
  }
}

async function downloaded(connection: RegistryConnection, task: Download): Promise<void> {
  const { blob, path, signal, onBytes, pause = wait, floor = RATE_FLOOR } = task;
  let { hash, bytes } = await begun(path, blob, signal);
  for (let idle = 0; bytes < blob.bytes;) {
    onBytes(bytes);
    const before = bytes;
    try {
      ({ hash, bytes } = await attempt(connection, task, { hash, bytes }));
    } catch (error) {
      signal.throwIfAborted();
      if (!isFailure(error, 'registry-unreachable')) throw error;
      const size = await stat(path).then(
        ({ size: now }) => now,
        () => 0,
      );
      // What drips is as good as nothing.
      idle = size - before >= floor.bytes ? 0 : idle + 1;
      if (idle >= MAX_IDLE_ATTEMPTS) throw error;
      await pause(FIRST_PAUSE_MS * 2 ** idle, signal);
      signal.throwIfAborted();
      ({ hash, bytes } = await begun(path, blob, signal));
    }
  }
  onBytes(bytes);
  if (`sha256:${hash.digest('hex')}` === blob.digest) return;
  await rm(path, { force: true });
  throw new Failure('registry-blob-differs', { host: connection.host, digest: blob.digest.slice(0, 19) });
}

interface Progress {
  readonly hash: Hash;
  readonly bytes: number;
}

/** The state of a file from an earlier attempt. A file that is too long is dropped. */
async function begun(path: string, blob: Blob, signal: AbortSignal): Promise<Progress> {
  const hash = createHash('sha256');
  let bytes = 0;
  const size = await stat(path).then(
    ({ size: now }) => now,
    () => 0,
  );
  if (size > blob.bytes) await rm(path, { force: true });
  else if (size > 0)
    for await (const part of createReadStream(path, { highWaterMark: 1024 * 1024, signal })) {
      const chunk = part as Buffer;
      bytes += chunk.length;
      hash.update(chunk);
    }
  return { hash, bytes };
}

async function attempt(
  connection: RegistryConnection,
  { repository, blob, path, signal, onBytes, floor = RATE_FLOOR }: Download,
  { hash, bytes: have }: Progress,
): Promise<Progress> {
  const answer = await connection.request(`/v2/${repository}/blobs/${blob.digest}`, {
    method: 'GET',
    headers: have > 0 ? { range: `bytes=${have}-` } : {},
    signal,
  });
  const continues = answer.status === 206 && startOf(answer) === have;
  if (!continues && answer.status !== 200) {
    await discard(answer.body);
    // The registry cannot continue there: from the beginning.
    if (have > 0 && (answer.status === 206 || answer.status === 416)) return restarted(path);
    throw new Failure('registry-refused', { host: connection.host, status: answer.status, reason: '' });
  }
  const progress = continues ? { hash, bytes: have } : await restarted(path);
  return append(connection, answer, { path, blob, onBytes, signal, floor }, progress);
}

async function restarted(path: string): Promise<Progress> {
  await rm(path, { force: true });
  return { hash: createHash('sha256'), bytes: 0 };
}

async function append(
  connection: RegistryConnection,
  { body }: RegistryAnswer,
  { path, blob, onBytes, signal, floor }: Pick<Download, 'path' | 'blob' | 'onBytes' | 'signal'> & { floor: RateFloor },
  { hash, bytes: have }: Progress,
): Promise<Progress> {
  let bytes = have;
  const file = await open(path, 'a', 0o600);
  try {
    for await (const untrustedChunk of parts(body, floor)) {
      // It may send without end.
      if (bytes + untrustedChunk.length > blob.bytes) {
        body.destroy();
        await restarted(path);
        throw new Failure('registry-blob-differs', { host: connection.host, digest: blob.digest.slice(0, 19) });
      }
      await file.write(untrustedChunk);
      hash.update(untrustedChunk);
      bytes += untrustedChunk.length;
      onBytes(bytes);
    }
    await file.sync();
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    const reason = error instanceof TooSlow ? error.message : 'the connection broke';
    throw (
      diskTrouble(error) ?? new Failure('registry-unreachable', { host: connection.host, reason }, { cause: error })
    );
  } finally {
    await file.close();
  }
  if (bytes < blob.bytes)
    throw new Failure('registry-unreachable', { host: connection.host, reason: 'it sent less than it announced' });
  return { hash, bytes };
}

/** The first byte of a partial answer (RFC 9110, section 14.4). Pure. */
function startOf(answer: Pick<RegistryAnswer, 'headers'>): number | undefined {
  const start = /^bytes (\d{1,15})-/.exec(headerOf(answer, 'content-range') ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

const wait = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal });
