import { describe, expect, it } from 'vitest';
import { originUrl } from '../../../host-agent/transfer/downloads.ts';

describe('originUrl', () => {
  it.each([
    ['https://site.test/a?token=secret#part', 'https://site.test/a'],
    ['https://anna:secret@site.test/', 'https://site.test/'],
    ['file:///etc/passwd', undefined],
    ['javascript:alert(1)', undefined],
    ['nonsense', undefined],
  ])('turns %s into %s', (untrusted, address) => {
    expect(originUrl(untrusted)).toBe(address);
  });
});
