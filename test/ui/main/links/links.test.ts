import { expect, it } from 'vitest';
import { registrableDomainOf } from '../../../../ui/main/links/links.ts';

it.each([
  ['https://accounts.example.com.evil-login.test/', 'evil-login.test'],
  ['https://www.shop.co.uk/', 'shop.co.uk'],
  ['https://anna.github.io/', 'anna.github.io'],
  ['https://www.xn--85x722f.xn--55qx5d.cn/', 'xn--85x722f.xn--55qx5d.cn'],
  ['https://user@bank.example:8443/', 'bank.example'],
  ['http://10.0.0.1/', ''],
  ['http://[2001:db8::1]/', ''],
  ['http://intranet/', ''],
  ['http://co.uk/', ''],
])('the owner of %s registered %j', (url, domain) => {
  expect(registrableDomainOf(url)).toBe(domain);
});
