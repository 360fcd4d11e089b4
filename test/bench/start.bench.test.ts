/**
 * Measures clicks with a spare, from the template, and cold, with their memory and their end, and eight sessions at once.
 * It has no limits. Absolute times depend on the host and its load; read the ratios.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REQUIREMENTS, type Session } from '../../host-agent/api/session/session.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { type Click, click, closeLastWindow, openIdle, privateMegabytes, restart, spareIsReady } from './clicks.ts';
import { type Figure, median, quantile } from '../../host-agent/cli/measure/figures.ts';
import { publish } from './figures/publish.ts';

const RUNS = Number(process.env['SAFE_BROWSE_BENCH_RUNS'] ?? '5');
const COLD_RUNS = Math.max(2, Math.ceil(RUNS / 2));
const AT_ONCE = 8;
const REST_MS = 10_000;

let testBed: TestBed;
let accelerator = '';
const figures: Figure[] = [];
const add = (name: string, what: string, values: readonly number[], unit: Figure['unit'] = 'ms') =>
  figures.push({ name, what, unit, values });

beforeAll(async () => {
  testBed = await openTestBed();
});
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('start', figures, accelerator);
});

const close = async ({ session }: Pick<Click, 'session'>) => {
  expect((await testBed.product.run('close', session.id)).status).toBe(0);
};

/** Measures the private memory of `runs` sessions on their start page, each closed before the next. */
async function idleMegabytes(
  runs: number,
  startedFrom: Session['startedFrom'],
  before: () => Promise<unknown>,
): Promise<number[]> {
  const megabytes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before();
    const session = await openIdle(testBed);
    expect(session.startedFrom).toBe(startedFrom);
    await sleep(REST_MS);
    megabytes.push(privateMegabytes(testBed, session));
    await close({ session });
  }
  return megabytes;
}

/** Measures `runs` clicks, each closed before the next, with actions before and after each. */
async function clicks(
  runs: number,
  before: () => Promise<unknown>,
  after: (click: Click) => Promise<unknown>,
): Promise<Click[]> {
  const made: Click[] = [];
  for (let run = 0; run < runs; run += 1) {
    await before();
    const one = await click(testBed);
    made.push(one);
    await after(one);
  }
  return made;
}

it(
  'measures clicks with a spare, from the template, and cold',
  async () => {
    const [ends, refills] = [[] as number[], [] as number[]];
    const nothing = () => Promise.resolve();

    await restart(testBed, '');
    const spare = await clicks(
      RUNS,
      () => spareIsReady(testBed),
      async (one) => {
        expect(one.session.startedFrom).toBe('spare');
        await spareIsReady(testBed);
        refills.push(performance.now() - one.requestedMs);
        ends.push(await closeLastWindow(testBed, one.session));
      },
    );
    accelerator = spare[0]?.session.accelerator ?? '';
    const spareMegabytes = await idleMegabytes(COLD_RUNS, 'spare', () => spareIsReady(testBed));

    await restart(testBed, '[spare]\nkeep = false\n');
    const template = await clicks(RUNS, nothing, close);
    for (const one of template) expect(one.session.startedFrom).toBe('template');
    const templateMegabytes = await idleMegabytes(COLD_RUNS, 'template', nothing);
    const many = await clicks(AT_ONCE, nothing, nothing);
    const daemon = testBed.product.daemon()?.pid ?? 0;
    const residentMegabytes =
      Number(/^VmRSS:\s+(\d+) kB$/m.exec(testBed.product.readProcess(daemon, 'status'))?.[1] ?? Number.NaN) / 1024;
    expect((await testBed.product.run('close', '--all')).status).toBe(0);

    await restart(testBed, '[template]\nseal = "off"\n');
    const cold = await clicks(COLD_RUNS, nothing, async (one) => {
      expect(one.session.startedFrom).toBe('cold');
      await close(one);
    });
    const coldMegabytes = await idleMegabytes(COLD_RUNS, 'cold', nothing);

    const frames = (made: readonly Click[]) => made.map(({ frameMs }) => frameMs);
    const pages = (made: readonly Click[]) => made.map(({ pageMs }) => pageMs);
    const ratio = (a: readonly number[], b: readonly number[]) => [median(a) / median(b)];
    add('P1', 'request → first painted frame, with a spare', frames(spare));
    add('P2', 'request → first painted frame, from the template', frames(template));
    add('P3', 'request → page of a local server painted, with a spare', pages(spare));
    add('', 'request → page of a local server painted, from the template', pages(template));
    add('', 'request → page of a local server painted, cold', pages(cold));
    add('P4', 'request → first painted frame, cold', frames(cold));
    for (const requirement of REQUIREMENTS)
      add(
        '',
        `cold: ${requirement} met`,
        cold.map(({ metMs }) => metMs.get(requirement) ?? Number.NaN),
      );
    add('P5', 'private memory of an idle session, from the template', templateMegabytes, 'MB');
    add('', 'private memory of an idle session, from a spare', spareMegabytes, 'MB');
    add('', 'private memory of an idle session, cold', coldMegabytes, 'MB');
    add('P6', 'last window closed → nothing left', ends);
    add('P7', 'request → the next spare is ready, while the session shows its page', refills);
    add('P9', `request → first painted frame, ${AT_ONCE} copies one after another`, frames(many));
    add('', `the host agent’s own memory with ${AT_ONCE} sessions`, [residentMegabytes], 'MB');
    add('P1 / P4', 'with a spare against cold', ratio(frames(spare), frames(cold)), '×');
    add('P2 / P4', 'from the template against cold', ratio(frames(template), frames(cold)), '×');
    add('P3', 'page with a spare against page cold', ratio(pages(spare), pages(cold)), '×');
    add('P5', 'private memory from the template against cold', ratio(templateMegabytes, coldMegabytes), '×');
    add('', 'private memory from a spare against cold', ratio(spareMegabytes, coldMegabytes), '×');
    add(
      'P9',
      `p95 of ${AT_ONCE} clones one after another, relative to P2`,
      [quantile(frames(many), 0.95) / median(frames(template))],
      '×',
    );
  },
  (2 * RUNS + AT_ONCE + 4 * COLD_RUNS) * START_TIMEOUT_MS,
);
