import { expect, it } from 'vitest';
import { formatAge, formatAgo, formatBytes, formatSeconds } from '../../../../ui/renderer/parts/formats.ts';

const MINUTE_MS = 60_000;
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

it('formats numbers as in the language', () => {
  expect(plain(formatBytes(1_240_000_000, 'en'))).toBe('1.2 GB');
  expect(plain(formatBytes(1_240_000_000, 'de'))).toBe('1,2 GB');
  expect(plain(formatBytes(58_300_000, 'de'))).toBe('58 MB');
  expect(plain(formatBytes(0, 'en'))).toBe('0 bytes');
  expect(plain(formatBytes(1_240_000_000, 'fr'))).toBe('1,2 Go');
  expect(plain(formatBytes(1_240_000_000, 'pt-BR'))).toBe('1,2 GB');
  expect(formatSeconds(2140, 'de')).toBe('2,1');
});

it('formats durations', () => {
  expect(plain(formatAge(20_000, 'en'))).toBe('< 1 min');
  expect(plain(formatAge(73 * MINUTE_MS, 'de'))).toBe('1 Std. 13 Min.');
  expect(plain(formatAge(50 * 60 * MINUTE_MS, 'en'))).toBe('2 days');
  const now = Date.parse('2026-11-25T12:00:00Z');
  expect(formatAgo('2026-11-24T10:00:00Z', now, 'de')).toBe('gestern');
  expect(formatAgo('2026-11-25T12:00:30Z', now, 'en')).toBe('this minute');
});
