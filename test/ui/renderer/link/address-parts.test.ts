import { expect, it } from 'vitest';
import { addressParts } from '../../../../ui/renderer/link/address-parts.ts';

it.each([
  ['https://site.example/a?x=1', 'site.example', 'https://', 'site.example', '/a?x=1'],
  [
    'https://accounts.example.com.evil-login.test/',
    'evil-login.test',
    'https://accounts.example.com.',
    'evil-login.test',
    '/',
  ],
  ['https://www.bank.com@k.co/', 'k.co', 'https://www.bank.com@', 'k.co', '/'],
  [
    'http://www.bank.com:443%40x@k.co:8080/www.bank.com@',
    'k.co',
    'http://www.bank.com:443%40x@',
    'k.co',
    ':8080/www.bank.com@',
  ],
  ['http://k.co/?https://www.bank.com@k.co', 'k.co', 'http://', 'k.co', '/?https://www.bank.com@k.co'],
  ['http://[2001:db8::1]:80/', '', 'http://', '[2001:db8::1]', ':80/'],
  ['http://a!b.example/', '', 'http://', 'a!b.example', '/'],
  // A domain that is not the end of the host is not emphasised.
  ['http://evilk.co/', 'k.co', 'http://', 'evilk.co', '/'],
])('%s belongs to the owner of its registrable domain', (url, domain, before, owner, after) => {
  expect(addressParts(url, domain)).toEqual({ before, owner, after });
});
