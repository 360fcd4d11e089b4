import { mkdir, statfs } from 'node:fs/promises';
import { Failure } from '../../api/failure.ts';
import type { ImageRole } from '../recipe-schema.ts';

const GIB = 1024 ** 3;

/** Peak disk usage of a build in bytes: the unpacked packages, their tar, and the compressed root. */
const NEEDED: Record<ImageRole, number> = { browser: 3.5 * GIB, network: 1.2 * GIB, host: 4 * GIB };

/** Throws `Failure` disk-full unless a build of `role` fits into `folder`, which is created if missing. */
export async function assertSpace(role: ImageRole, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < NEEDED[role]) throw diskFull(role, folder, bavail * bsize);
}

/** The failure for a disk that is full before or during a build. */
export function diskFull(role: ImageRole, folder: string, free?: number): Failure {
  const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`;
  return new Failure('disk-full', {
    path: folder,
    task: `build-${role}`,
    needed: gib(NEEDED[role]),
    free: free === undefined ? undefined : gib(free),
  });
}

/** Whether `error`, ours or a program's, says that a disk is full. */
export function saysDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && error.code === 'ENOSPC') ||
    /No space left on device/i.test(error.message) ||
    saysDiskFull(error.cause)
  );
}
