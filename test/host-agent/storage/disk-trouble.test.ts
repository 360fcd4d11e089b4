import { describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { diskTrouble } from '../../../host-agent/storage/disk-trouble.ts';

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);
const failed = (said: string) =>
  new Failure('command-failed', { program: 'minisign', problem: 'exit', status: 2, output: said, command: 'minisign' });

describe('a failed write', () => {
  it.each([
    [
      'the kernel refused because the disk is full',
      error('ENOSPC: no space left on device, write', { code: 'ENOSPC' }),
      'disk-full',
    ],
    ['exceeded a quota', error('EDQUOT', { code: 'EDQUOT' }), 'disk-full'],
    [
      'the kernel refused on a read-only disk',
      error('EROFS: read-only file system, open', { code: 'EROFS', path: '/a' }),
      'disk-read-only',
    ],
    ['a program failed because the disk is full', failed('fclose(): No space left on device'), 'disk-full'],
    ['a program failed because the disk is read-only', failed('/a/key: Read-only file system'), 'disk-read-only'],
  ])('is reported as a problem of the disk when %s', (_, cause, code) => {
    expect(diskTrouble(cause)).toMatchObject({ code, cause });
  });

  it('names the file where the kernel named one', () => {
    expect(diskTrouble(error('EROFS', { code: 'EROFS', path: '/a' }))?.message).toContain('/a');
    for (const unnamed of [error('ENOSPC', { code: 'ENOSPC' }), error('ENOSPC', { code: 'ENOSPC', path: 3 })])
      expect(diskTrouble(unnamed)?.params).toEqual({});
  });

  it('is not blamed on the disk when the error is another one', () => {
    for (const other of [
      error('EACCES', { code: 'EACCES' }),
      failed('Signature verification failed'),
      'no error',
      new Failure('microphone-silent', { reason: 'No space left on device.' }),
    ])
      expect(diskTrouble(other)).toBeUndefined();
  });
});
