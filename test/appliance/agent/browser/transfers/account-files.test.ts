/** The account's programs run here as the user of the test, with the programs of the host in the place of busybox. */
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accountFiles } from '../../../../../appliance/agent/browser/transfers/account-files.ts';

vi.mock(import('../../../../../appliance/agent/browser/account.ts'), async (original) => ({
  ...(await original()),
  asAccount: ([, program = '', ...args]) => [program, ...args.map((word) => word.replaceAll('busybox ', ''))],
}));
const memory = { bavail: 1_000_000, bsize: 4096 };
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  statfs: (() => Promise.resolve(memory)) as never,
}));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-account-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const content = (name: string) => readFileSync(join(folder, name), 'utf8');

async function write(name: string, text: string, bytes = text.length): Promise<string | undefined> {
  const { into, done } = accountFiles(folder).write(name, bytes);
  into.end(text);
  return done;
}

describe('a file that is received', () => {
  it('is there once all of it is', async () => {
    expect(await write('letter.txt', 'Dear all')).toBe('letter.txt');
    expect(content('letter.txt')).toBe('Dear all');
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  it('gets a number before its extension when its name is taken, also by a link to nothing', async () => {
    put('a.tar.gz', 'first');
    symlinkSync('/nowhere', join(folder, 'a.tar (2).gz'));
    expect(await write('a.tar.gz', 'second')).toBe('a.tar (3).gz');
    expect([content('a.tar.gz'), content('a.tar (3).gz')]).toEqual(['first', 'second']);
    expect(existsSync('/nowhere')).toBe(false);
  });

  it('gets the number at its end when it has no extension, or one that is too long for one', async () => {
    for (const name of ['letter', 'v1.with-a-long-ending']) {
      put(name, 'first');
      expect(await write(name, 'second')).toBe(`${name} (2)`);
      expect(content(`${name} (2)`)).toBe('second');
    }
  });

  it('is not kept in part', async () => {
    expect(await write('letter.txt', 'Dear', 8)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is not kept when it is stopped', async () => {
    const { into, done, stop } = accountFiles(folder).write('letter.txt', 8);
    into.write('Dear');
    await expect.poll(() => readdirSync(folder)).toEqual(['.letter.txt.part']);
    stop();
    expect(await done).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has room as long as 128 MiB of memory stay free for the browser', async () => {
    const files = accountFiles(folder);
    const free = memory.bavail * memory.bsize;
    expect(await files.hasRoomFor(free - 128 * 1024 * 1024)).toBe(true);
    expect(await files.hasRoomFor(free - 128 * 1024 * 1024 + 1)).toBe(false);
  });
});

describe('a file that is sent', () => {
  it('has the size of its content, also none', async () => {
    put('a', 'seven b');
    put('empty', '');
    const files = accountFiles(folder);
    expect([await files.size(join(folder, 'a')), await files.size(join(folder, 'empty'))]).toEqual([7, 0]);
  });

  it('is a plain file, and neither a link nor a folder', async () => {
    mkdirSync(join(folder, 'b'));
    symlinkSync('/etc/passwd', join(folder, 'c'));
    for (const name of ['b', 'c'])
      await expect(accountFiles(folder).size(join(folder, name))).rejects.toThrow('not a plain file');
  });

  it('is read to its end', async () => {
    put('a', 'seven b');
    const { bytes } = accountFiles(folder).read(join(folder, 'a'));
    const [chunk] = (await once(bytes, 'data')) as [Buffer];
    expect(chunk.toString()).toBe('seven b');
  });
});
