import { describe, expect, it } from 'vitest';
import { MAX_URL_CHARACTERS as PROTOCOL_MAX_URL_CHARACTERS } from '../../../appliance/protocol/limits.ts';
import { MAX_URL_CHARACTERS } from '../../../host-agent/api/url.ts';
import { BrowsableUrl, browsableUrl } from '../../../host-agent/config/url.ts';

describe('a URL for a session', () => {
  it('has the same limit in the control API and in the guest protocol', () => {
    expect(MAX_URL_CHARACTERS).toBe(PROTOCOL_MAX_URL_CHARACTERS);
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
