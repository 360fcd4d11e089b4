import { Failure, isFailure } from '../api/failure.ts';

/** The failure for a write that the disk refused; `undefined` for any other error. */
export function diskTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', { path }, { cause: error });
    case 'EROFS':
      return new Failure('disk-read-only', { path }, { cause: error });
    default:
      return undefined;
  }
}

/** Errors of system calls, and messages of programs that we ran. */
function codeOf(error: Error): unknown {
  if (!(error instanceof Failure)) return 'code' in error ? error.code : undefined;
  if (!isFailure(error, 'command-failed')) return undefined;
  if (/No space left on device/i.test(error.message)) return 'ENOSPC';
  return /Read-only file system/i.test(error.message) ? 'EROFS' : undefined;
}
