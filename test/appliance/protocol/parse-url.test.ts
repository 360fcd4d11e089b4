import { expect, it } from 'vitest';
import { parseUrl } from '../../../appliance/protocol/parse-url.ts';

it('reads a URL, also relative to another one', () => {
  expect(parseUrl('https://site.example:8443/a?b#c')?.href).toBe('https://site.example:8443/a?b#c');
  expect(parseUrl('/b', 'https://site.example/a')?.href).toBe('https://site.example/b');
});

it.each(['', '/b', 'https://', 'https://a b/', 'https://site.example:99999/'])('is undefined for %j', (text) => {
  expect(parseUrl(text)).toBeUndefined();
});

// V8 optimizes a call after some thousands.
it('reads a host with Latin-1 characters the ten-thousandth time as the first', () => {
  const hosts = new Set<string | undefined>();
  for (let count = 0; count < 10_000; count += 1) hosts.add(parseUrl('https://bücher.example/')?.hostname);
  expect(hosts).toEqual(new Set(['xn--bcher-kva.example']));
});
