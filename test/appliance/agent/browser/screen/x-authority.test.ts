import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { authorityFile, writeAuthority } from '../../../../../appliance/agent/browser/screen/x-authority.ts';

it('an X authority file has one cookie, valid for any host name', () => {
  const cookie = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const expected = [
    'ffff',
    '0000',
    '0001',
    '30',
    '0012',
    Buffer.from('MIT-MAGIC-COOKIE-1').toString('hex'),
    '0010',
    cookie.toString('hex'),
  ].join('');
  expect(authorityFile('0', cookie).toString('hex')).toBe(expected);
});

it('an X authority file is readable only for its owner, and has a new cookie each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-authority-'));
  const { uid: userId, gid: groupId } = userInfo();
  await writeAuthority(join(folder, 'one'), '0', { userId, groupId });
  await writeAuthority(join(folder, 'two'), '0', { userId, groupId });
  expect((await stat(join(folder, 'one'))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, 'one'))).not.toEqual(await readFile(join(folder, 'two')));
  await rm(folder, { recursive: true });
});
