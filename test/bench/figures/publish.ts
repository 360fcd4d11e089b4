/** Publishes the figures of a benchmark: as a table for people, as JSON for programs, and, if asked, as the run that later ones are compared with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Figure, quantile, summaryOf, UNITS } from '../../../host-agent/cli/measure/figures.ts';
import { RecordedRuns } from './recorded.ts';
import { table } from './table.ts';

/** Describes the computer that was measured. */
export const measuredHost = (accelerator: string): string =>
  [
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    // Without what the distribution or the host's provider appends.
    `Linux ${/^\d+\.\d+/.exec(release())?.[0] ?? release()}`,
    accelerator,
  ].join(', ');

/** Where the figures of the benchmark `name` are published. */
export const publishedFile = (name: string): string =>
  join(import.meta.dirname, '../../../test-results', `bench-${name}.json`);

/** What another program needs of it. */
export const Published = z.looseObject({
  host: z.string(),
  figures: z.array(
    z.looseObject({ name: z.string(), what: z.string(), unit: z.enum(UNITS), values: z.array(z.number()) }),
  ),
});

/**
 * Prints the table of the benchmark `name` beside the last recorded run, and writes its figures as `bench-NAME.json` beside the results of the
 * tests. `npm run bench -- --record` keeps them in the repository. Throws if two figures say the same.
 */
export async function publish(name: string, figures: readonly Figure[], accelerator = 'no VM'): Promise<void> {
  const summaries = Object.fromEntries(figures.map((figure) => [figure.what, summaryOf(figure)]));
  if (Object.keys(summaries).length < figures.length) throw new Error(`Two figures of ${name} say the same.`);
  const [host, at] = [measuredHost(accelerator), new Date().toISOString()];
  const file = publishedFile(name);
  mkdirSync(dirname(file), { recursive: true });
  const reported = figures.map(({ values, ...figure }) => ({
    ...figure,
    ...summaryOf({ ...figure, values }),
    runs: values.length,
    p95: quantile(values, 0.95),
    values,
  }));
  writeFileSync(file, `${JSON.stringify({ host, at, figures: reported }, null, 2)}\n`);
  const runs = RecordedRuns.ofThisComputer(accelerator);
  const recorded = runs.of(name);
  const comparedWith = recorded ? `\nrecorded: ${recorded.at}, ${recorded.host}` : '';
  process.stdout.write(`\n${host}${comparedWith}\n\n${table(figures, recorded?.figures ?? {})}\n\n${file}\n`);
  if (process.env['SAFE_BROWSE_BENCH_RECORD']) await runs.record(name, { host, at, figures: summaries });
}
