import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pruneScript } from '../../../../host-agent/image/build/hooks.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prune it '));
  for (const folder of ['usr/share/locale/de', 'usr/share/locale/fr', 'usr/share/doc/x', 'etc'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'etc/kept'), '');
  symlinkSync('/nowhere', join(root, 'etc/dangling'));
});
afterEach(() => rmSync(root, { recursive: true }));

const prune = (exclude: string[], keep: string[], tree = root) =>
  execFileSync('sh', ['-c', pruneScript(exclude, keep), 'hook', tree], { stdio: 'pipe' });

test('removes matches, including dangling links, except those to keep', () => {
  prune(['/usr/share/locale/*', '/usr/share/doc', '/etc/dangling', '/not/there*'], ['/usr/share/locale/de']);
  expect(readdirSync(join(root, 'usr/share/locale'))).toEqual(['de']);
  expect(readdirSync(join(root, 'usr/share'))).toEqual(['locale']);
  expect(readdirSync(join(root, 'etc'))).toEqual(['kept']);
});

test('clears set-user-ID and set-group-ID bits of every remaining program', () => {
  writeFileSync(join(root, 'etc/tool'), '');
  chmodSync(join(root, 'etc/tool'), 0o6755);
  prune([], []);
  expect(statSync(join(root, 'etc/tool')).mode & 0o7777).toBe(0o755);
});

test('refuses to work on the root of the host', () => {
  expect(() => prune(['/not/there/at/all'], [], '/')).toThrow();
  expect(() => prune(['/not/there/at/all'], [], '')).toThrow();
});
