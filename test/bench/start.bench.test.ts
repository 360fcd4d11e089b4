/**
 * How long a click takes and where the time goes, from the request to the painted page and from the close to nothing left.
 * Not a test of speed: it asserts nothing of times. Absolute times depend on the machine and its load; read the shares.
 */
import { cpus, release, totalmem } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REQUIREMENTS, type Requirement } from '../../host-agent/api/session.ts';
import { type Laboratory, openLaboratory } from '../lab/laboratory.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../lab/timeouts.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '3');
let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await openLaboratory();
});
afterAll(() => laboratory.close());

interface Sample {
  readonly met: ReadonlyMap<Requirement, number>;
  readonly accelerator: string;
  readonly closeMs: number;
}

async function measure(): Promise<Sample> {
  const command = laboratory.product.open('http://site.test/visit?run=bench');
  const { session } = await command.event('ready', START_TIMEOUT_MS);
  const met = new Map(command.events.flatMap((event) => (event.event === 'progress' && event.state === 'met' ? [[event.requirement, event.elapsedMs] as const] : [])));
  const closedAtMs = performance.now();
  expect((await laboratory.product.run('close', session.id)).status).toBe(0);
  const closeMs = performance.now() - closedAtMs;
  await command.event('ended', GONE_TIMEOUT_MS);
  expect(laboratory.product.leftoversOf(session)).toEqual([]);
  return { met, accelerator: session.accelerator, closeMs };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const line = (name: string, values: readonly number[], whole: number): string =>
  `${name.padEnd(16)} ${(median(values) / 1000).toFixed(2).padStart(7)} s  ${(Math.min(...values) / 1000).toFixed(2)} to ${(Math.max(...values) / 1000).toFixed(2)} s  ${((100 * median(values)) / whole).toFixed(0).padStart(3)} %`;

it(`starts and closes ${RUNS} sessions, the network machine up`, async () => {
  expect((await laboratory.product.run('network', 'start')).status).toBe(0);
  const samples: Sample[] = [];
  for (let run = 0; run < RUNS; run += 1) samples.push(await measure());
  const at = (requirement: Requirement) => samples.map(({ met }) => met.get(requirement) ?? Number.NaN);
  const whole = median(at('painted'));
  const report = [
    `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, ${samples[0]?.accelerator ?? ''}; ${RUNS} cold starts, median, spread, share of the whole`,
    ...REQUIREMENTS.map((requirement) => line(requirement, at(requirement), whole)),
    line('close to gone', samples.map(({ closeMs }) => closeMs), whole),
  ];
  process.stdout.write(`\n${report.join('\n')}\n`);
}, RUNS * (START_TIMEOUT_MS + GONE_TIMEOUT_MS));
