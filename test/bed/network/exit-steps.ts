/** What tests of exits do with a session that asks a page of the site again and again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { z } from 'zod';
import { ListedExit } from '../../../host-agent/api/host/exit.ts';
import { TemplateStatusList } from '../../../host-agent/api/host/template.ts';
import type { TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../timeouts.ts';

/** The sessions of the profile `default` leave by this exit from now on. */
export async function useExit({ product }: TestBed, name: string): Promise<void> {
  const changed = await product.run('config', 'set', 'profile.default.exit', name);
  expect([changed.status, changed.stderr]).toEqual([0, '']);
}

/** Fulfilled when a spare is ready, and this exit is up. */
export const spareIsAtExit = ({ product }: TestBed, exit: string): Promise<void> =>
  product.until(
    `a spare is ready, and the exit ${exit} is up`,
    async () =>
      (await product.ask(TemplateStatusList, 'template', 'status')).spare.state === 'ready' &&
      (await product.ask(z.array(ListedExit), 'exit', 'list')).some(
        ({ name, state }) => name === exit && state === 'up',
      ),
    3 * START_TIMEOUT_MS,
  );

/** The addresses from which the site was asked for `part`. */
export async function seenFrom({ site }: TestBed, part: string): Promise<string[]> {
  const { requests } = await site.record();
  return [...new Set(requests.filter(({ path }) => path.includes(part)).map(({ from }) => from))];
}

/** How many answers the page of `run` has got. */
export async function answers({ site }: TestBed, run: string): Promise<number> {
  return (await site.reports(run)).filter(({ kind }) => kind === 'answered').length;
}

/** A page in this time would try to leave by whatever way there is. */
export const SILENCE_MS = 20_000;

/** Asserts that the page of `run`, which asks on, gets no answer. */
export async function getsNoAnswer(testBed: TestBed, run: string): Promise<void> {
  const before = await answers(testBed, run);
  await sleep(SILENCE_MS);
  expect(await answers(testBed, run)).toBe(before);
}

/** Fulfilled when the page of `run` gets one more answer. */
export async function goesOn(testBed: TestBed, run: string): Promise<void> {
  const before = await answers(testBed, run);
  await testBed.product.until(
    `the page of ${run} goes on`,
    async () => (await answers(testBed, run)) > before,
    PAGE_TIMEOUT_MS,
  );
}
