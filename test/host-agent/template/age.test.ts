import { expect, test } from 'vitest';
import { templateAge } from '../../../host-agent/template/age.ts';

const SEALED = '2026-01-10T12:00:00.000Z';
const at = (time: string, maximumHours = 24) => templateAge(SEALED, maximumHours, Date.parse(time));

test('a template is due after its maximum age, and expires after twice that', () => {
  expect(at('2026-01-10T12:00:01Z')).toBe('fresh');
  expect(at('2026-01-11T12:00:00Z')).toBe('fresh');
  expect(at('2026-01-11T12:00:01Z')).toBe('due');
  expect(at('2026-01-12T12:00:00Z')).toBe('due');
  expect(at('2026-01-12T12:00:01Z')).toBe('expired');
  expect(at('2026-01-10T13:30:00Z', 1)).toBe('due');
});

test('a template does not become younger when the clock is set back', () => {
  expect(at('2026-01-09T11:00:00Z')).toBe('due');
  expect(at('2025-01-10T12:00:00Z')).toBe('expired');
});

test('a template never expires without a maximum age', () => {
  expect(at('2036-01-10T12:00:00Z', 0)).toBe('fresh');
});
