import { describe, expect, it } from 'vitest';
import { mirrorOptions, shellSafePath } from '../../../../appliance/agent/browser/home.ts';

describe('rsync', () => {
  it.each(['/home/chromium', '/usr/share/chromium-clean', '/a/b_c-d.e'])('accepts %s', (path) => {
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
  ])('refuses %j', (path) => {
    expect(() => shellSafePath(path)).toThrow(RangeError);
  });

  it('copies the content, deletes extra files and sets the owner', () => {
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
