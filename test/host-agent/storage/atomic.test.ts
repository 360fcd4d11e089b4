import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linkAtomically, readTextIfThere, writeFileAtomically } from '../../../host-agent/storage/atomic.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-atomic-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a file written atomically', () => {
  it('replaces the old file, is readable only by its owner, and leaves no temporary file', async () => {
    const path = join(folder, 'record.json');
    await writeFileAtomically(path, 'old');
    await writeFileAtomically(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['record.json']);
  });

  it('leaves no temporary file when the rename fails', async () => {
    await expect(writeFileAtomically(join(folder, 'missing', 'x'), 'text')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is undefined when it does not exist', async () => {
    expect(await readTextIfThere(join(folder, 'none'))).toBeUndefined();
  });

  it('is an error when it is there and cannot be read', async () => {
    await expect(readTextIfThere(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});

describe('a symbolic link switched atomically', () => {
  it('points at the new target', async () => {
    const path = join(folder, 'current');
    await linkAtomically('a', path);
    await linkAtomically('b', path);
    expect(await readlink(path)).toBe('b');
    expect(await readdir(folder)).toEqual(['current']);
  });

  it('says why the disk refused it', async () => {
    await expect(linkAtomically('a', join(folder, 'missing', 'x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
