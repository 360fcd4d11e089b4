/** Numbers and times in the format of the language. */
import type { Language } from '../../bridge/desktop.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration, in minutes. */
export function formatAge(ageMs: number, language: Language): string {
  const unit = (value: number, name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: name,
      unitDisplay: name === 'day' ? 'long' : 'short',
    }).format(value);
  const minutes = Math.max(0, Math.floor(ageMs / MINUTE_MS));
  if (minutes < 1) return `< ${unit(1, 'minute')}`;
  if (ageMs < HOUR_MS) return unit(minutes, 'minute');
  if (ageMs < DAY_MS) return `${unit(Math.floor(ageMs / HOUR_MS), 'hour')} ${unit(minutes % 60, 'minute')}`;
  return unit(Math.floor(ageMs / DAY_MS), 'day');
}

/** A time in the past, such as "3 days ago". */
export function formatAgo(then: string, nowMs: number, language: Language): string {
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const ageMs = nowMs - Date.parse(then);
  if (ageMs < HOUR_MS) return relative.format(-Math.max(0, Math.floor(ageMs / MINUTE_MS)), 'minute');
  if (ageMs < DAY_MS) return relative.format(-Math.floor(ageMs / HOUR_MS), 'hour');
  return relative.format(-Math.floor(ageMs / DAY_MS), 'day');
}

/** Seconds with one decimal place. */
export function formatSeconds(ms: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(ms / 1000);
}

export function formatMoment(then: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(then));
}

/** The time of day, in hours and minutes. */
export function formatTimeOfDay(then: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(then));
}

export { formatBytes } from '../../../host-agent/api/format-bytes.ts';
export { profileTitle } from '../../texts/profile-title.ts';

/** Whole seconds until that time. */
export const secondsUntil = (until: string): number => Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000));
