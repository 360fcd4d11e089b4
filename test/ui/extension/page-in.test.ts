import { expect, it } from 'vitest';
import { pageIn } from '../../../ui/extension/page-in.ts';

it.each([
  [' https://example.org/a?b#c\n', 'https://example.org/a?b#c'],
  ['example.org', 'https://example.org/'],
  ['www.example.org:8080/x', 'https://www.example.org:8080/x'],
  ['HTTP://EXAMPLE.org', 'http://example.org/'],
])('the page that is selected as %j is %s', (text, url) => {
  expect(pageIn(text)).toBe(url);
});

it.each([
  '',
  'word',
  'two words.',
  'a sentence. Another',
  'javascript:alert(1)',
  'file:///etc',
  'anna@example.org',
  '.org',
  '1.',
])('%j names no page', (text) => {
  expect(pageIn(text)).toBeUndefined();
});
