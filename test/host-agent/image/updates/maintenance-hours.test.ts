import { expect, it } from 'vitest';
import { isWithinHours } from '../../../../host-agent/image/updates/maintenance-hours.ts';

it.each([
  ['', '12:00', true],
  ['22:00-06:00', '21:59', false],
  ['22:00-06:00', '22:00', true],
  ['22:00-06:00', '05:59', true],
  ['22:00-06:00', '06:00', false],
  ['12:30-13:00', '12:29', false],
  ['12:30-13:00', '12:30', true],
  ['12:30-13:00', '13:00', false],
])('the hours %s contain %s: %s', (hours, time, isWithin) => {
  expect(isWithinHours(hours, Date.parse(`2026-01-02T${time}:00Z`))).toBe(isWithin);
});
