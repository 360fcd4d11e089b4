import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BOOKMARKS } from '../../../host-agent/api/session/bookmark.ts';
import { Bookmarks } from '../../../host-agent/config/bookmarks.ts';

describe('the bookmarks of all profiles', () => {
  let folder = '';
  let file = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'safe-browse-bookmarks-'));
    file = join(folder, 'bookmarks.json');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are empty at first, and readable only by their owner', async () => {
    const bookmarks = new Bookmarks(file);
    expect(await bookmarks.list()).toEqual([]);
    await bookmarks.add({ name: 'Example', url: 'https://example.org/' });
    expect(await new Bookmarks(file).list()).toEqual([{ name: 'Example', url: 'https://example.org/' }]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('contain each page once, under its newest name and in its place, until it is removed', async () => {
    const bookmarks = new Bookmarks(file);
    await Promise.all([
      bookmarks.add({ name: 'One', url: 'https://a.test/' }),
      bookmarks.add({ name: 'Two', url: 'https://b.test/' }),
      bookmarks.add({ name: 'New', url: 'https://a.test/' }),
    ]);
    expect(await bookmarks.list()).toEqual([
      { name: 'New', url: 'https://a.test/' },
      { name: 'Two', url: 'https://b.test/' },
    ]);
    expect(await bookmarks.remove('https://b.test/')).toEqual([{ name: 'New', url: 'https://a.test/' }]);
    await expect(bookmarks.remove('https://b.test/')).rejects.toMatchObject({ code: 'bookmark-not-found' });
  });

  it('are limited in number', async () => {
    const full = Array.from({ length: MAX_BOOKMARKS }, (_, index) => ({
      name: `${index}`,
      url: `https://a.test/${index}`,
    }));
    await writeFile(file, JSON.stringify({ schema: 1, bookmarks: full }));
    await expect(new Bookmarks(file).add({ name: 'One more', url: 'https://b.test/' })).rejects.toMatchObject({
      code: 'bookmarks-full',
    });
  });

  it('are limited by what a session can show, in bytes', async () => {
    const long = (index: number) => ({ name: '文'.repeat(200), url: `https://a.test/${index}/${'x'.repeat(1440)}` });
    await writeFile(
      file,
      JSON.stringify({ schema: 1, bookmarks: Array.from({ length: 11 }, (_, index) => long(index)) }),
    );
    const bookmarks = new Bookmarks(file);
    expect(await bookmarks.list()).toHaveLength(11);
    await expect(bookmarks.add(long(11))).rejects.toMatchObject({
      code: 'bookmarks-too-large',
      message: 'The bookmarks together would be larger than 24 KiB.',
    });
    await bookmarks.add({ name: 'Short', url: 'https://b.test/' });
    expect(await bookmarks.list()).toHaveLength(12);
  });

  it('are not overwritten when the file is invalid', async () => {
    await writeFile(file, '{');
    const bookmarks = new Bookmarks(file);
    await expect(bookmarks.add({ name: 'Example', url: 'https://example.org/' })).rejects.toMatchObject({
      code: 'bookmarks-unreadable',
    });
    expect(await readFile(file, 'utf8')).toBe('{');
  });
});
