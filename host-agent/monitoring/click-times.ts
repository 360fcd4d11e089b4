import { CLICK_SECONDS, type ClickTimes } from '../api/report.ts';

export const NO_CLICKS: ClickTimes = { classes: [...CLICK_SECONDS, Infinity].map(() => 0), sumMs: 0 };

/** Adds one click that took `ms` milliseconds. Pure. */
export function withClick({ classes, sumMs }: ClickTimes, ms: number): ClickTimes {
  const found = CLICK_SECONDS.findIndex((bound) => ms <= bound * 1000);
  const index = found === -1 ? CLICK_SECONDS.length : found;
  return { classes: classes.map((count, at) => (at === index ? count + 1 : count)), sumMs: sumMs + ms };
}
