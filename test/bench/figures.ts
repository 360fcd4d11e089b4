/** The figures of a benchmark, medians and spreads, as a table for people and as JSON for programs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';

export type Unit =
  'ms' | 'ms/MB' | 'MB' | 'MB/s' | '×' | 'frames/s' | '% of a processor' | 'requests' | 'bytes' | 'computers' | 'h';

export interface Figure {
  readonly name: string;
  readonly what: string;
  readonly unit: Unit;
  readonly values: readonly number[];
}

/** The value below which `share` (0 to 1) of `values` lie; the median with 0.5. Pure. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Formats one figure as a row of a Markdown table. Pure. */
export function row({ name, what, unit, values }: Figure): string {
  const digits = unit === '×' || unit === 'ms/MB' ? 3 : unit === 'MB' ? 0 : 1;
  const show = (value: number) => value.toFixed(unit === 'ms' && value >= 100 ? 0 : digits);
  return `| ${name} | ${what} | ${show(median(values))} ${unit} | ${show(quantile(values, 0.95))} | ${show(Math.min(...values))} to ${show(Math.max(...values))} | ${values.length} |`;
}

/** Describes the measured host. */
export const vm = (accelerator?: string): string =>
  [
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Linux ${release()}`,
    ...(accelerator ? [accelerator] : []),
  ].join(', ');

/** Prints the table of the benchmark `name`, and writes its figures as `bench-NAME.json` beside the results of the tests. */
export function publish(name: string, figures: readonly Figure[], accelerator?: string): void {
  const file = join(import.meta.dirname, '../../test-results', `bench-${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  const told = figures.map(({ values, ...figure }) => ({
    ...figure,
    median: median(values),
    p95: quantile(values, 0.95),
    minimum: Math.min(...values),
    maximum: Math.max(...values),
    values,
  }));
  writeFileSync(
    file,
    `${JSON.stringify({ vm: vm(accelerator), at: new Date().toISOString(), figures: told }, null, 2)}\n`,
  );
  process.stdout.write(
    `\n${vm(accelerator)}\n\n| | | median | p95 | spread | runs |\n| --- | --- | --- | --- | --- | --- |\n${figures.map(row).join('\n')}\n\n${file}\n`,
  );
}
