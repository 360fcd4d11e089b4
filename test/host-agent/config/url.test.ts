import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../../appliance/protocol/channels.ts';
import { MAX_URL_BYTES } from '../../../appliance/protocol/limits.ts';
import { browserLink } from '../../../host-agent/api/session/url.ts';
import { BrowsableUrl, bookmarkUrl, browsableUrl } from '../../../host-agent/config/url.ts';

describe('a URL for a session', () => {
  it.each(['a', 'é', '文', '\\'])('may be as long as the guest accepts, measured with its %j encoded', (character) => {
    const start = 'https://example.org/?q=';
    const encoded = new URL(start + character).href.length - start.length;
    const longest = start + character.repeat(Math.floor((MAX_URL_BYTES - start.length) / encoded));
    const isAccepted = (url: string) => CHANNELS.browser.host.safeParse({ type: 'browse', url }).success;
    expect(isAccepted(browsableUrl(longest))).toBe(true);
    expect(isAccepted(new URL(longest + character).href)).toBe(false);
    expect(() => browsableUrl(longest + character)).toThrow('longer than 8192 bytes');
    expect(BrowsableUrl.safeParse(longest + character).success).toBe(false);
    expect(browserLink(longest)).toEqual({ url: new URL(longest).href });
    expect(browserLink(longest + character)).toMatchObject({ refused: { problem: 'too-long' } });
  });

  it('of a bookmark has a lower limit, also measured with its characters encoded', () => {
    expect(bookmarkUrl(`https://example.org/${'文'.repeat(225)}`)).toHaveLength(20 + 9 * 225);
    expect(() => bookmarkUrl(`https://example.org/${'文'.repeat(226)}`)).toThrow('longer than 2048 bytes');
  });

  it.each(['http://example.org/', 'https://user@example.org:8443/a?b#c', 'about:blank', 'https://bücher.example/'])(
    'may be %s',
    (url) => {
      expect(browsableUrl(url)).toBe(new URL(url).href);
    },
  );

  it.each([
    ['file:///etc/passwd', 'scheme "file:"'],
    ['javascript:alert(1)', 'scheme "javascript:"'],
    ['chrome://settings', 'scheme "chrome:"'],
    ['about:flags', 'scheme "about:"'],
    ['example.org', 'is not a URL'],
    ['--incognito', 'is not a URL'],
    ['', 'is not a URL'],
    ['https://example.org/\n--x', 'control character'],
    ['https://example.org/a b', 'space'],
    ['https://example.org/\u0000', 'control character'],
    [`https://example.org/${'a'.repeat(9000)}`, 'longer than'],
  ])('may not be %j', (url, why) => {
    expect(() => browsableUrl(url)).toThrow(why);
    expect(BrowsableUrl.safeParse(url).error?.issues[0]?.message).toContain(why);
  });

  it('is normalised by the WHATWG parser', () => {
    expect(BrowsableUrl.parse('HTTPS://Example.ORG')).toBe('https://example.org/');
    expect(browsableUrl('HTTPS://Example.ORG')).toBe('https://example.org/');
  });
});
