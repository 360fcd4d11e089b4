import { Failure, isFailure } from '../api/failure.ts';

/** What a person can do about a write that the disk refused; `undefined` for any other error. */
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

/** The kernel's word, or that of a program that we have run and that could not go on. */
function codeOf(error: Error): unknown {
  if (!(error instanceof Failure)) return 'code' in error ? error.code : undefined;
  if (!isFailure(error, 'command-failed')) return undefined;
  if (/No space left on device/i.test(error.message)) return 'ENOSPC';
  return /Read-only file system/i.test(error.message) ? 'EROFS' : undefined;
}
