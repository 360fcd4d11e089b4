import { expect, it } from 'vitest';
import { addressParts } from '../../../../ui/renderer/link/address-parts.ts';

it.each([
  ['https://site.example/a?x=1', 'https://', 'site.example', '/a?x=1'],
  ['https://www.bank.com@k.co/', 'https://www.bank.com@', 'k.co', '/'],
  [
    'http://www.bank.com:443%40x@k.co:8080/www.bank.com@',
    'http://www.bank.com:443%40x@',
    'k.co',
    ':8080/www.bank.com@',
  ],
  ['http://k.co/?https://www.bank.com@k.co', 'http://', 'k.co', '/?https://www.bank.com@k.co'],
  ['http://[2001:db8::1]:80/', 'http://', '[2001:db8::1]', ':80/'],
  ['http://a!b.example/', 'http://', 'a!b.example', '/'],
])('%s leads to its host', (url, before, host, after) => {
  expect(addressParts(url)).toEqual({ before, host, after });
});
