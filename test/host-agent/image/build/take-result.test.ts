import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { takeResult } from '../../../../host-agent/image/build/take-result.ts';

let folder: string;
let result: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-result-'));
  mkdirSync(at('left'));
  result = at('left/root.tar');
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const take = (maxBytes = 100) => takeResult(result, at('taken'), maxBytes);

it('takes a regular file, and its modes with no right for anybody else', async () => {
  writeFileSync(result, 'the root');
  execFileSync('chmod', ['6777', result]);
  await take(8);
  expect([readFileSync(at('taken'), 'utf8'), statSync(at('taken')).mode & 0o7777]).toEqual(['the root', 0o600]);
});

it.each([
  ['nothing', 'missing', () => undefined],
  ['a link to a file of the person', 'a-link', () => symlinkSync(at('own'), result)],
  ['a link to nothing', 'a-link', () => symlinkSync(at('none'), result)],
  ['a second name of a file', 'a-link', () => linkSync(at('own'), result)],
  ['a folder', 'not-a-file', () => mkdirSync(result)],
  ['a pipe', 'not-a-file', () => execFileSync('mkfifo', [result])],
  ['too much', 'too-large', () => writeFileSync(result, 'x'.repeat(101))],
])('refuses %s, and leaves the files of the person as they are', async (_, problem, leave) => {
  writeFileSync(at('own'), 'of the person', { mode: 0o640 });
  leave();
  await expect(take()).rejects.toMatchObject({ code: 'build-result-refused', params: { name: 'root.tar', problem } });
  expect([readFileSync(at('own'), 'utf8'), statSync(at('own')).mode & 0o777]).toEqual(['of the person', 0o640]);
  expect(statSync(at('taken'), { throwIfNoEntry: false })).toBeUndefined();
});

it.skipIf(process.getuid?.() !== 0)('refuses a file that it may not keep for itself', async () => {
  writeFileSync(result, 'of another account');
  execFileSync('chown', ['1', result]);
  await expect(take()).rejects.toMatchObject({ params: { problem: 'of-another-account' } });
});
