import { describe, expect, it } from 'vitest';
import type { LinkRules } from '../../../host-agent/api/configuration/link-rules.ts';
import { FirstPages } from '../../../ui/extension/first-pages.ts';

const STOPPED = 'chrome-extension://id/stopped.html';
const rules: LinkRules = { mode: 'listed', always: ['shop.test'], never: [] };
const get = (url: string) => ({ url, method: 'GET' });
const stopped = (url: string) => ({ redirectUrl: `${STOPPED}#${url}` });

describe('a page with which Chromium starts', () => {
  it('is held back until the rules are read, whatever they are, and goes on once', () => {
    const pages = new FirstPages(STOPPED);
    const free = 'http://news.test/a?b#c';
    for (const url of ['http://shop.test/', free]) expect(pages.answer(get(url))).toEqual(stopped(url));
    pages.know(rules);
    expect(pages.answer(get(free))).toEqual({});
    expect(pages.take(free)).toBe(true);
    expect(pages.take(free)).toBe(false);
    expect(pages.take('http://other.test/')).toBe(false);
  });

  it('is stopped by the rules, also before Chromium has read those that it keeps', () => {
    const [pages, url] = [new FirstPages(STOPPED), 'http://www.shop.test/'];
    pages.know(rules);
    expect(pages.answer(get(url))).toEqual(stopped(url));
    pages.know({ ...rules, always: [] });
    expect(pages.answer(get(url))).toEqual({});
  });

  it('is not held back with what a form sends', () => {
    expect(new FirstPages(STOPPED).answer({ url: 'http://shop.test/', method: 'POST' })).toEqual({});
  });
});
