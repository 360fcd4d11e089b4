import { expect, it } from 'vitest';
import { PRINT_SECURITY_POLICY, printPage } from '../../../../ui/main/printing/print-page.ts';

it('prints one picture on each sheet, in order, and writes the name as text', () => {
  const page = printPage('Print <img src=x onerror=alert(1)> & "more"', ['app://a/0.png', 'app://a/1.png']);
  expect([...page.matchAll(/<img src="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'app://a/0.png',
    'app://a/1.png',
  ]);
  expect(page).toContain('<title>Print &lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;</title>');
  expect(page).not.toContain('<script');
  expect(PRINT_SECURITY_POLICY).toContain("default-src 'none'");
  expect(PRINT_SECURITY_POLICY).not.toContain('script-src');
});
