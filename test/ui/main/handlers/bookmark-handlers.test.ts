import { beforeEach, expect, it } from 'vitest';
import type { Page } from '../../../../ui/main/pages/pages.ts';
import { bookmarkHandlers } from '../../../../ui/main/handlers/bookmark-handlers.ts';

const NEWS = { name: 'News', url: 'https://news.example/' };
const BANK = { name: 'Bank', url: 'https://bank.example/', profile: 'banking' };
const page = {} as Page;
let called: unknown[];
const handlers = bookmarkHandlers({
  agent: { call: (async (method: string, params: unknown) => (called.push([method, params]), [])) as never },
  model: { bookmarks: [NEWS, BANK] },
  onChanged: async () => void called.push('read'),
});
beforeEach(() => {
  called = [];
});

it('renames and removes a bookmark where it is: for all profiles, or for one', async () => {
  await handlers['bookmark.rename']({ ...BANK, name: 'My bank' }, page);
  await handlers['bookmark.remove']({ url: NEWS.url }, page);
  expect(called).toEqual([
    ['bookmark.add', { ...BANK, name: 'My bank' }],
    'read',
    ['bookmark.remove', { url: NEWS.url }],
    'read',
  ]);
});

it('adds no bookmark, neither of another page nor for another profile', async () => {
  for (const other of [
    { ...NEWS, url: 'https://evil.example/' },
    { ...NEWS, profile: 'banking' },
  ])
    await expect(handlers['bookmark.rename'](other, page)).rejects.toMatchObject({ code: 'bookmark-not-found' });
  expect(called).toEqual([]);
});
