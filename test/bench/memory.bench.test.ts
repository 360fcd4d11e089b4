/**
 * Measures what settings of a profile cost: those with which sessions share less, WebGL and the scratch disk. It has no limits. Absolute times depend on
 * the host and its load; read the differences.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testData } from '../bed/product.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { qemuOf } from '../bed/process/vm-process.ts';
import { type Click, click, privateMegabytes } from './clicks.ts';
import { type Figure } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';
import { processorMsIn } from './processor-time.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
const REST_MS = 3_000;
const PROFILES = {
  default: 'from a template with Chromium',
  alone: 'from a template with Chromium, private memory',
  desktop: 'from a template without Chromium',
  both: 'from a template without Chromium, private memory',
  plain: 'from a template with Chromium, without WebGL',
  diskless: 'from a template with Chromium, without a scratch disk',
} as const;
/** What the default profile has and these lack. */
const WITHOUT = { plain: 'WebGL', diskless: 'a scratch disk' } as const;

let testBed: TestBed;
let accelerator = '';
const figures: Figure[] = [];

beforeAll(async () => {
  testBed = await openTestBed();
  testBed.product.configure(
    [
      '[spare]\nkeep = false',
      '[profile.alone]\nprivateMemory = true',
      '[profile.desktop]\nseal = "desktop"',
      '[profile.both]\nseal = "desktop"\nprivateMemory = true',
      '[profile.plain]\nwebgl = "off"',
      '[profile.diskless]\nscratchGiB = 0\n',
    ].join('\n'),
  );
  expect((await testBed.product.run('network', 'start')).status).toBe(0);
  expect((await testBed.product.run('template', 'seal')).status).toBe(0);
}, 4 * START_TIMEOUT_MS);
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('memory', figures, accelerator);
});

interface Measured extends Click {
  readonly megabytes: number;
  readonly processorMs: number;
}

/** The processor time that a session's QEMU has used, which other load on the host hardly changes. */
function processorMs({ product }: TestBed, { id }: Click['session']): number {
  return processorMsIn(product.readProcess(qemuOf(product, id), 'stat'));
}

/** A click, with what its session has used soon after the page was painted. */
async function measure(profile: string): Promise<Measured> {
  const made = await click(testBed, profile);
  expect(made.session.startedFrom).toBe('template');
  const used = processorMs(testBed, made.session);
  await sleep(REST_MS);
  const measured = { ...made, processorMs: used, megabytes: privateMegabytes(testBed, made.session) };
  // The output says why a session has ended by itself.
  expect(await testBed.product.run('close', made.session.id)).toMatchObject({ status: 0 });
  accelerator = made.session.accelerator;
  return measured;
}

/** Drops the templates from the page cache, as if a click took one that was not used before. */
async function forgetTemplates(): Promise<void> {
  const folder = join(testData, 'safe-browse/templates');
  for (const template of readdirSync(folder))
    await testBed.internet.host.must([
      'dd',
      `of=${join(folder, template, 'memory')}`,
      'oflag=nocache',
      'conv=notrunc,fdatasync',
      'count=0',
    ]);
}

/** What is measured of each click. */
const MEASURED = {
  frameMs: ['request → first painted frame', 'ms'],
  pageMs: ['request → page painted', 'ms'],
  processorMs: ['processor time of QEMU until then', 'ms'],
  megabytes: ['private memory', 'MB'],
} as const satisfies Partial<Record<keyof Measured, readonly [string, Figure['unit']]>>;
type Quantity = keyof typeof MEASURED;
const QUANTITIES = Object.keys(MEASURED) as Quantity[];

it(
  'measures clicks of profiles that differ in one setting, by turns',
  async () => {
    const made = new Map<string, Measured[]>(Object.keys({ ...PROFILES, uncached: '' }).map((name) => [name, []]));
    for (let run = 0; run < RUNS; run += 1) {
      const names = Object.keys(PROFILES);
      // What a click leaves behind, such as a warm cache, is for the benefit of all.
      for (const name of run % 2 === 0 ? names : names.toReversed()) made.get(name)?.push(await measure(name));
      await forgetTemplates();
      made.get('uncached')?.push(await measure('default'));
    }
    const valuesOf = (name: string, quantity: Quantity) => (made.get(name) ?? []).map((one) => one[quantity]);
    for (const [name, what] of Object.entries({
      ...PROFILES,
      uncached: 'from a template that is not in the page cache',
    }))
      for (const quantity of QUANTITIES) {
        const [measured, unit] = MEASURED[quantity];
        figures.push({ name: '', what: `${what}: ${measured}`, unit, values: valuesOf(name, quantity) });
      }
    for (const [name, what] of Object.entries(WITHOUT))
      for (const quantity of QUANTITIES) {
        const values = valuesOf('default', quantity).map(
          (value, run) => value / (valuesOf(name, quantity)[run] ?? NaN),
        );
        figures.push({
          name: '',
          what: `with ${what}, relative to without: ${MEASURED[quantity][0]}`,
          unit: '×',
          values,
        });
      }
  },
  8 * RUNS * START_TIMEOUT_MS,
);
