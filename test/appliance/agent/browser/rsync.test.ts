import { describe, expect, it } from 'vitest';
import { mirrorOptions, shellSafePath } from '../../../../appliance/agent/browser/rsync.ts';

describe('paths for rsync', () => {
  it.each(['/home/chromium', '/usr/share/chromium-clean', '/a/b_c-d.e'])('may be %s', (path) => {
    expect(shellSafePath(path)).toBe(path);
  });

  it.each([
    'home',
    './home',
    '/home/',
    '/',
    '',
    '/home/../etc',
    '/home/.hidden',
    '/a b',
    '/a;b',
    '/$(id)',
    '/`id`',
    "/a'b",
    '/a\nb',
    '/-rf',
    '/a:b',
    '/a*',
  ])('may not be %j', (path) => {
    expect(() => shellSafePath(path)).toThrow(RangeError);
  });

  it('are copied by content, with extras deleted and the owner set', () => {
    expect(
      mirrorOptions({ source: shellSafePath('/clean'), target: shellSafePath('/home/x'), userId: 7, groupId: 8 }),
    ).toEqual({
      src: '/clean/',
      dest: '/home/x/',
      delete: true,
      args: ['--archive', '--ignore-times', '--chown=7:8'],
    });
  });
});
