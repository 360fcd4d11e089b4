/** Figures as a Markdown table. Pure, except for the colour that the terminal decides. */
import { styleText } from 'node:util';
import { type Change, changeOf } from './comparison.ts';
import { type Figure, quantile, type Summary, summaryOf, type Unit } from '../../../host-agent/cli/measure/figures.ts';

const HEAD = `| | | median | p95 | spread | runs | recorded | |
| --- | --- | --- | --- | --- | --- | --- | --- |`;

const WORDS: Readonly<Record<Change, string>> = { none: '', better: 'better', worse: 'WORSE' };
const COLOURS = { none: 'reset', better: 'green', worse: 'red' } as const;

/** `recorded` has the figures of the last recorded run by what they say. A row that is worse than its recorded spread is red. */
export function table(figures: readonly Figure[], recorded: Readonly<Record<string, Summary>>): string {
  return [HEAD, ...figures.map((figure) => coloured(figure, recorded[figure.what]))].join('\n');
}

function coloured(figure: Figure, recorded: Summary | undefined): string {
  if (recorded?.unit !== figure.unit) return row(figure, 'new', '');
  const change = changeOf(figure, recorded);
  return styleText(COLOURS[change], row(figure, shown(recorded.median, figure.unit), WORDS[change]));
}

function row(figure: Figure, recorded: string, change: string): string {
  const { name, what, unit, values } = figure;
  const { median, minimum, maximum } = summaryOf(figure);
  const show = (value: number) => shown(value, unit);
  return `| ${name} | ${what} | ${show(median)} ${unit} | ${show(quantile(values, 0.95))} | ${show(minimum)} to ${show(maximum)} | ${values.length} | ${recorded} | ${change} |`;
}

function shown(value: number, unit: Unit): string {
  if (unit === '×' || unit === 'ms/MB') return value.toFixed(3);
  return value.toFixed(unit === 'MB' || (unit === 'ms' && value >= 100) ? 0 : 1);
}
