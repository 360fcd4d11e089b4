/** Makes a file of an older one and of an unsigned patch. zstd reads the patch in a jail, from which only bytes come out. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Jail } from '../jail/bubblewrap.ts';
import { launchJail } from '../jail/launch-jail.ts';
import { withDeadline } from '../process/deadline.ts';
import { killAndWait } from '../process/process.ts';
import { diskTrouble } from '../api/errors/system-trouble.ts';
import { applyCommand } from '../tools/building/zstd.ts';
import type { Blob } from './artifact.ts';

/** Of the new file. zstd needs about twice as much memory: its window, and the older file. */
export const MAX_PATCHED_BYTES = 1024 ** 3;
const MEMORY_BYTES = 2 * MAX_PATCHED_BYTES;
const BOUNDS = { memoryBytes: MEMORY_BYTES, processors: 1, processes: 16 };
/** Seconds on any computer; a patch made to take long must not block updates. */
const APPLY_WITHIN_MS = 10 * 60_000;

export interface PatchFiles {
  readonly from: string;
  readonly patch: string;
  /** Created. */
  readonly target: string;
  /** What zstd complains about. */
  readonly log: string;
}

/** Pure. */
export function patchJail({ from, patch }: Pick<PatchFiles, 'from' | 'patch'>): Jail {
  return {
    confinement: 'unpacking',
    system: ['/usr/bin/zstd'],
    readable: [
      [from, '/from'],
      [patch, '/patch'],
    ],
    writable: [],
    devices: [],
    limits: { addressSpaceBytes: 2 * MEMORY_BYTES, processes: BOUNDS.processes, openFiles: 64 },
    command: applyCommand('/from', '/patch'),
  };
}

/** Whether `target` is the expected file now. Never more than its bytes are written. Throws `Failure` disk-full, package-missing, or the signal's reason. */
export async function applyPatch(files: PatchFiles, expected: Blob, signal: AbortSignal): Promise<boolean> {
  const launched = await launchJail(patchJail(files), {
    ...{ role: 'patch', logFile: files.log, bounds: BOUNDS, isBackground: true, readsOutput: true },
  });
  const kill = async () => {
    for (const identity of [launched.inside, launched.identity]) if (identity) await killAndWait(identity);
  };
  try {
    const output = launched.output ?? Readable.from([]);
    const digest = await withDeadline(APPLY_WITHIN_MS, [signal], (within) =>
      written(output, files.target, expected.bytes, within),
    );
    return digest === expected.digest;
  } catch (error) {
    signal.throwIfAborted();
    const trouble = diskTrouble(error);
    if (trouble) throw trouble;
    return false;
  } finally {
    await kill();
  }
}

/** The digest of what was written; `undefined` if there was more. */
async function written(
  untrustedOutput: Readable,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const hash = createHash('sha256');
  const abort = () => untrustedOutput.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  const file = await open(path, 'w', 0o600);
  try {
    signal.throwIfAborted();
    let bytes = 0;
    for await (const part of untrustedOutput) {
      const untrustedChunk = part as Buffer;
      bytes += untrustedChunk.length;
      if (bytes > maxBytes) return undefined;
      await file.write(untrustedChunk);
      hash.update(untrustedChunk);
    }
    await file.sync();
    return `sha256:${hash.digest('hex')}`;
  } finally {
    signal.removeEventListener('abort', abort);
    await file.close();
  }
}
