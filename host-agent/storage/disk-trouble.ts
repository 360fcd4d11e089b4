import { Failure } from '../api/failure.ts';

/** What a person can do about a write that the disk refused; `undefined` for any other error. */
export function diskTrouble(error: unknown): Failure | undefined {
  if (!(error instanceof Error) || error instanceof Failure || !('code' in error)) return undefined;
  const place = 'path' in error && typeof error.path === 'string' ? ` at ${error.path}` : '';
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('disk-full', `There is no space left to write${place}.`, { hint: 'Make room on that disk, and try again.', cause: error });
    case 'EROFS':
      return new Failure('disk-read-only', `Nothing can be written${place}: the disk is read-only.`, { hint: 'Make it writable again, and try again. A disk that became read-only by itself may be damaged.', cause: error });
    default:
      return undefined;
  }
}
