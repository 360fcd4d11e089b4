/** The figures of a measurement or a benchmark: medians and spreads. Pure. */

export const UNITS = [
  'ms',
  'ms/MB',
  'MB',
  'MB/s',
  '×',
  'frames/s',
  '% of a processor',
  'requests',
  'bytes',
  'computers',
  'h',
  '/s',
] as const;
export type Unit = (typeof UNITS)[number];

export interface Figure {
  /** The number of the promise or of the goal, or empty. */
  readonly name: string;
  /** Unique within a benchmark: an earlier run is compared by it. */
  readonly what: string;
  readonly unit: Unit;
  /** Which values are better. By default the lower ones, unless the unit is something per second. */
  readonly better?: 'lower' | 'higher';
  /** Drawn again in each run, so that another value is neither better nor worse. */
  readonly isDrawn?: boolean;
  readonly values: readonly number[];
}

export interface Summary {
  readonly unit: Unit;
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The value below which `share` (0 to 1) of `values` lie; the median with 0.5. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export const summaryOf = ({ unit, values }: Figure): Summary => ({
  unit,
  median: median(values),
  minimum: Math.min(...values),
  maximum: Math.max(...values),
});

export const isHigherBetter = ({ unit, better }: Figure): boolean =>
  better === undefined ? unit === 'MB/s' || unit === 'frames/s' : better === 'higher';
