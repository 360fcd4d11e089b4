import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureFolder } from '../../../host-agent/storage/ensure-folder.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-ensure-'));
  path = join(folder, 'sessions');
});
afterEach(() => rm(folder, { recursive: true }));

it.each([
  ['nothing', () => Promise.resolve()],
  ['a file', () => writeFile(path, '')],
  ['a dangling link', () => symlink(join(folder, 'missing'), path)],
])('creates a private folder where there is %s', async (_what, put) => {
  await put();
  await ensureFolder(path);
  const found = await stat(path);
  expect([found.isDirectory(), found.mode & 0o777]).toEqual([true, 0o700]);
  expect(await readdir(folder)).toEqual(['sessions']);
});

it('keeps a folder with what is in it', async () => {
  await mkdir(path);
  await writeFile(join(path, 'file'), '');
  await chmod(path, 0o755);
  await ensureFolder(path);
  expect(await readdir(path)).toEqual(['file']);
});

it('rejects where no folder can be created, and removes nothing', async () => {
  await writeFile(path, 'text');
  await expect(ensureFolder(join(path, 'below'))).rejects.toThrow(/ENOTDIR/);
  expect(await readdir(folder)).toEqual(['sessions']);
});
