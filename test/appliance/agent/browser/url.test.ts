import { describe, expect, it } from 'vitest';
import { isBrowsable } from '../../../../appliance/agent/browser/url.ts';

describe('URLs for Chromium', () => {
  it.each([
    'http://example.org/',
    'https://example.org/a?b=c#d',
    'https://xn--bcher-kva.example/',
    'http://[2001:db8::1]:8080/',
    'https://example.org/-x',
  ])('accepts %s', (url) => {
    expect(isBrowsable(url)).toBe(true);
  });

  it.each([
    'file:///etc/passwd',
    'chrome://settings',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'about:config',
    'chrome://newtab/',
    '--no-sandbox',
    '-http://example.org/',
    ' https://example.org/',
    'https://example.org/\n--no-sandbox',
    'https://example.org/\u0000',
    'https://example.org/\u0085x',
    'https://',
    'https:example.org',
    'HTTPS://example.org/',
    '',
  ])('refuses %j', (url) => {
    expect(isBrowsable(url)).toBe(false);
  });
});
