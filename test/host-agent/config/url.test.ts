import { describe, expect, it } from 'vitest';
import { BrowsableUrl, urlProblem } from '../../../host-agent/config/url.ts';

describe('a URL for a session', () => {
  it.each(['http://example.org/', 'https://user@example.org:8443/a?b#c', 'about:blank', 'https://bücher.example/'])(
    'may be %s',
    (url) => {
      expect(urlProblem(url)).toBeUndefined();
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
    expect(urlProblem(url)).toContain(why);
  });

  it('is handed on in one spelling', () => {
    expect(BrowsableUrl.parse('HTTPS://Example.ORG')).toBe('https://example.org/');
  });
});
