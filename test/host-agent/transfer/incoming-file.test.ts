import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import {
  cleanUpIncomingFiles,
  IncomingFile,
  incomingFileOwner,
  linkOrRename,
} from '../../../host-agent/transfer/incoming-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sb-downloads-'));
afterAll(() => rmSync(folder, { recursive: true }));
const owner = incomingFileOwner('/run/user/1000/safe-browse');
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
const other = incomingFileOwner('/run/user/1001/safe-browse');

it('removes the unfinished files of a killed host agent, and no other file', async () => {
  const kept = [
    `.${other}-0123456789abcdef.part`,
    `.${owner}-0123456789abcdef.part.pdf`,
    `.${owner}-mine.part`,
    'report.pdf',
    '.0123456789abcdef.part',
  ];
  for (const name of [...kept, `.${owner}-0123456789abcdef.part`]) writeFileSync(join(folder, name), 'half');
  const incoming = await IncomingFile.create({ folder, owner }, 'new.pdf');
  await incoming.write(Buffer.from('whole'));
  await cleanUpIncomingFiles({ folder, owner });
  await incoming.complete(undefined, () => undefined);
  expect(readdirSync(folder).toSorted()).toEqual([...kept, 'new.pdf'].toSorted());
});

it('cleans up a folder that does not exist without an error', async () => {
  await expect(cleanUpIncomingFiles({ folder: join(folder, 'missing'), owner })).resolves.toBeUndefined();
});

it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'])(
  'is placed also where a file system has no hard links (%s), and replaces no file',
  async (code) => {
    const [part, path] = [join(folder, 'part'), join(folder, `placed ${code}`)];
    const noLinks = { link: failing(code), rename };
    writeFileSync(part, 'whole');
    await linkOrRename(part, path, noLinks);
    expect([readFileSync(path, 'utf8'), readdirSync(folder).includes('part')]).toEqual(['whole', false]);
    writeFileSync(part, 'another');
    await expect(linkOrRename(part, path, noLinks)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(path, 'utf8')).toBe('whole');
    rmSync(part);
  },
);

it('is placed also where a rename replaces no file', async () => {
  const [part, path] = [join(folder, 'part'), join(folder, 'placed without replacing')];
  const renameToFree = (from: string, to: string) => (existsSync(to) ? failing('EEXIST')() : rename(from, to));
  writeFileSync(part, 'whole');
  await linkOrRename(part, path, { link: failing('ENOSYS'), rename: renameToFree });
  expect([readFileSync(path, 'utf8'), existsSync(part)]).toEqual(['whole', false]);
});

it('leaves no empty file under its name when it cannot be placed', async () => {
  const [part, path] = [join(folder, 'part'), join(folder, 'not placed')];
  writeFileSync(part, 'whole');
  await expect(linkOrRename(part, path, { link: failing('ENOSYS'), rename: failing('EIO') })).rejects.toMatchObject({
    code: 'EIO',
  });
  expect([existsSync(path), readFileSync(part, 'utf8')]).toEqual([false, 'whole']);
  rmSync(part);
});

it('says which folder cannot be written before anything is transferred', async () => {
  const file = join(folder, 'a file');
  writeFileSync(file, '');
  for (const bad of [file, join(file, 'below')])
    await expect(IncomingFile.create({ folder: bad, owner }, 'new.pdf')).rejects.toMatchObject({
      code: 'folder-not-writable',
      message: `The folder ${bad} cannot be written.`,
    });
});
