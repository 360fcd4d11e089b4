import { describe, expect, it } from 'vitest';
import { isOfSites, sitesIn } from '../../../host-agent/mcp/sites.ts';

describe('a list of sites', () => {
  it('is of names of hosts, as a browser writes them', () => {
    expect(sitesIn('example.org, Shop.EXAMPLE.com')).toEqual(['example.org', 'shop.example.com']);
    expect(sitesIn('bücher.example')).toEqual(['xn--bcher-kva.example']);
    expect(sitesIn('192.0.2.7')).toEqual(['192.0.2.7']);
  });

  it.each([
    '',
    'example.org,',
    'https://example.org',
    'example.org:80',
    'example.org/path',
    '*.example.org',
    'a b',
    'me@example.org',
    '[::1]',
  ])('is refused as %j', (list) => expect(sitesIn(list)).toBeUndefined());

  it('has at most 128 names', () => {
    expect(sitesIn(Array(128).fill('example.org').join(','))).toHaveLength(128);
    expect(sitesIn(Array(129).fill('example.org').join(','))).toBeUndefined();
  });
});

describe('a page', () => {
  it.each([
    'http://example.org/',
    'https://example.org:8443/path',
    'https://EXAMPLE.org/',
    'https://a.b.example.org/',
    'https://example.org./',
    'about:blank',
  ])('at %s is of the sites', (url) => expect(isOfSites(['example.org'], url)).toBe(true));

  it.each([
    'https://example.org.evil.test/',
    'https://evilexample.org/',
    'https://evil.test/?example.org',
    'https://example.org@evil.test/',
    'ftp://example.org/',
    'data:text/html,example.org',
    'blob:https://example.org/1',
    'file://example.org/',
    'about:version',
    'example.org',
  ])('at %s is none of them', (url) => expect(isOfSites(['example.org'], url)).toBe(false));

  it('is of them if there is no list', () => expect(isOfSites(undefined, 'https://evil.test/')).toBe(true));
});
