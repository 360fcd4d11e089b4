import { describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/failure.ts';
import { diskTrouble } from '../../../host-agent/storage/disk-trouble.ts';

const error = (message: string, more: object = {}) => Object.assign(new Error(message), more);
const failed = (said: string) =>
  new Failure('command-failed', { program: 'minisign', problem: 'exit', status: 2, output: said, command: 'minisign' });

describe('a write that failed', () => {
  it.each([
    [
      'the kernel refused for want of room',
      error('ENOSPC: no space left on device, write', { code: 'ENOSPC' }),
      'disk-full',
    ],
    ['went over a quota', error('EDQUOT', { code: 'EDQUOT' }), 'disk-full'],
    [
      'the kernel refused on a read-only disk',
      error('EROFS: read-only file system, open', { code: 'EROFS', path: '/a' }),
      'disk-read-only',
    ],
    ['a program had to give up for want of room', failed('fclose(): No space left on device'), 'disk-full'],
    ['a program had to give up on a read-only disk', failed('/a/key: Read-only file system'), 'disk-read-only'],
  ])('is told as the disk’s, where it %s', (_, cause, code) => {
    expect(diskTrouble(cause)).toMatchObject({ code, cause });
  });

  it('is none of the disk’s where something else is told', () => {
    for (const other of [
      error('EACCES', { code: 'EACCES' }),
      failed('Signature verification failed'),
      'no error',
      new Failure('microphone-silent', { reason: 'No space left on device.' }),
    ])
      expect(diskTrouble(other)).toBeUndefined();
  });
});
