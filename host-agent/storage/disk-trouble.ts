import { Failure } from '../api/failure.ts';

/** What a person can do about a write that the disk refused; `undefined` for any other error. */
export function diskTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  const place = 'path' in error && typeof error.path === 'string' ? ` at ${error.path}` : '';
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', `There is no space left to write${place}.`, {
        hint: 'Make room on that disk, and try again.',
        cause: error,
      });
    case 'EROFS':
      return new Failure('disk-read-only', `Nothing can be written${place}: the disk is read-only.`, {
        hint: 'Make it writable again, and try again. A disk that became read-only by itself may be damaged.',
        cause: error,
      });
    default:
      return undefined;
  }
}

/** The kernel's word, or that of a program that we have run and that could not go on. */
function codeOf(error: Error): unknown {
  if (!(error instanceof Failure)) return 'code' in error ? error.code : undefined;
  if (error.code !== 'command-failed') return undefined;
  if (/No space left on device/i.test(error.message)) return 'ENOSPC';
  return /Read-only file system/i.test(error.message) ? 'EROFS' : undefined;
}
