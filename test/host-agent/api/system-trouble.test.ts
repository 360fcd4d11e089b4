import { describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { connectionTrouble, diskTrouble, systemTrouble } from '../../../host-agent/api/errors/system-trouble.ts';

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
    expect(diskTrouble(error('EROFS', { code: 'EROFS', path: '/a' }))?.params).toEqual({ path: '/a' });
    for (const unnamed of [error('ENOSPC', { code: 'ENOSPC' }), error('ENOSPC', { code: 'ENOSPC', path: 3 })])
      expect(diskTrouble(unnamed)?.params).toEqual({ path: '' });
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

describe('a refused file or folder', () => {
  it.each([
    ['EACCES', 'Safe Browse may not use one of its files or folders.'],
    ['EPERM', 'Safe Browse may not use one of its files or folders.'],
    ['EEXIST', 'A file is where Safe Browse needs a folder, or a folder where it needs a file.'],
    ['ENOTDIR', 'A file is where Safe Browse needs a folder, or a folder where it needs a file.'],
    ['ENOENT', 'A folder of Safe Browse is missing.'],
  ])('has its own words for %s, and keeps the path out of the sentence', (code, message) => {
    const cause = error(`${code}: refused, open '/home/anna/x'`, { code, syscall: 'open', path: '/home/anna/x' });
    const trouble = systemTrouble(cause);
    expect(trouble).toMatchObject({ code: 'own-file-unusable', message, cause, params: { path: '/home/anna/x' } });
    expect(`${trouble?.message} ${trouble?.hint}`).not.toContain('/home');
  });

  it('is neither a program that is missing nor a call without a path', () => {
    const missing = { code: 'ENOENT', syscall: 'spawn nope', path: 'nope' };
    for (const other of [error('spawn nope ENOENT', missing), error('EACCES', { code: 'EACCES' }), 'no error'])
      expect(systemTrouble(other)).toBeUndefined();
  });

  it('leaves what is in the table already as it is', () => {
    expect(systemTrouble(new Failure('file-unreadable', { path: '/x' }))).toBeUndefined();
  });
});

describe('a connection that did not come about', () => {
  const APT = "W: Failed to fetch http://deb.example/dists/trixie/InRelease  Temporary failure resolving 'deb.example'";
  it.each([
    ['no-network', error('connect ENETUNREACH 192.0.2.1:443', { code: 'ENETUNREACH' })],
    ['no-network', failed('Cannot initiate the connection to deb.example:80 - connect (101: Network is unreachable)')],
    ['no-name', error('getaddrinfo ENOTFOUND registry.example', { code: 'ENOTFOUND' })],
    ['no-name', failed(APT)],
    ['no-route', error('connect EHOSTUNREACH 192.0.2.1:443', { code: 'EHOSTUNREACH' })],
    ['refused', failed('Could not connect to deb.example:80 (192.0.2.1). - connect (111: Connection refused)')],
    ['no-answer', error('Connect Timeout Error', { code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['proxy', failed('Invalid response from proxy: HTTP/1.1 403 Forbidden')],
    ['proxy', error('Proxy response (407) !== 200 when HTTP Tunneling')],
    ['certificate', error('self-signed certificate', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })],
  ])('is named %s, with what the program printed as a detail', (problem, cause) => {
    const trouble = connectionTrouble(cause);
    expect(trouble).toMatchObject({ code: 'connection-failed', params: { problem } });
    expect(trouble?.params['output']).toMatch(/./);
    expect(trouble?.message).not.toMatch(/example|192|connect /);
  });

  it('is not blamed for another failure', () => {
    for (const other of [failed('E: Unable to locate package absent'), new Failure('network-ended'), 'no error'])
      expect(connectionTrouble(other)).toBeUndefined();
  });
});
