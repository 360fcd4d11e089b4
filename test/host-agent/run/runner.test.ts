/** In which order scripts run, and how often. No process and no session begins. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { folderFor, runWith } from '../../../host-agent/run/main.ts';
import type { Attempt, RunEvent, RunOptions } from '../../../host-agent/run/options.ts';
import { playwrightFor } from '../../../host-agent/run/playwright.ts';

const attemptWith = (outcome: Attempt['outcome']): Attempt => ({
  outcome,
  output: '',
  artefacts: [],
  durationMs: 1,
  startMs: 1,
});
const here = (name: string) => join(import.meta.dirname, name);

describe('a run of scripts', () => {
  const stop = new AbortController();
  let events: RunEvent[] = [];
  beforeEach(() => {
    events = [];
  });
  const options = (names: readonly string[], more: Partial<RunOptions> = {}): RunOptions => ({
    files: names.map(here),
    profile: undefined,
    workers: 1,
    retries: 0,
    timeoutSeconds: 10,
    into: undefined,
    signal: stop.signal,
    onEvent: (event) => events.push(event),
    ...more,
  });

  it('takes one script after the other, as many at a time as there are workers', async () => {
    const [begun, ends]: [string[], (() => void)[]] = [[], []];
    const running = runWith(options(['a.mjs', 'b.mjs', 'c.mjs'], { workers: 2 }), ({ file }) => {
      begun.push(file);
      return new Promise((resolve) => ends.push(() => resolve(attemptWith('passed'))));
    });
    await expect.poll(() => begun).toEqual([here('a.mjs'), here('b.mjs')]);
    ends[1]?.();
    await expect.poll(() => begun).toEqual([here('a.mjs'), here('b.mjs'), here('c.mjs')]);
    ends[0]?.();
    ends[2]?.();
    expect(await running).toMatchObject({
      report: { files: [{ file: here('a.mjs') }, { file: here('b.mjs') }, { file: here('c.mjs') }] },
    });
    expect(events.map(({ event }) => event).filter((event) => event === 'ended')).toHaveLength(3);
  });

  it('tries a script once, or as often as it is told, until it passes', async () => {
    const failing = ['failed', 'timed-out', 'passed', 'passed'] as const;
    for (const [retries, tried] of [
      [0, ['failed']],
      [1, ['failed', 'timed-out']],
      [5, ['failed', 'timed-out', 'passed']],
    ] as const) {
      let count = 0;
      const answer = await runWith(options(['a.mjs'], { retries }), () =>
        Promise.resolve(attemptWith(failing[count++] ?? 'failed')),
      );
      expect(answer).toMatchObject({ report: { files: [{ attempts: tried.map((outcome) => ({ outcome })) }] } });
      expect(count).toBe(tried.length);
    }
  });

  it('ends when the person decides against a session, and goes on when one does not start', async () => {
    const asked: string[] = [];
    const refused = await runWith(options(['a.mjs', 'b.mjs']), ({ file }) => {
      asked.push(file);
      return Promise.reject(new Failure('no-automation'));
    });
    expect(refused).toMatchObject({ failure: { code: 'no-automation' } });
    expect(asked).toEqual([here('a.mjs')]);
    const failed = await runWith(options(['a.mjs', 'b.mjs']), ({ file }) =>
      file === here('a.mjs')
        ? Promise.reject(new Failure('start-failed', { end: 'browser-crashed' }))
        : Promise.resolve(attemptWith('passed')),
    );
    expect(failed).toMatchObject({
      report: {
        files: [
          { attempts: [{ outcome: 'failed', reason: expect.stringMatching(/^start-failed: /) as string }] },
          { attempts: [{ outcome: 'passed' }] },
        ],
      },
    });
  });

  it('begins nothing more once it is cancelled', async () => {
    const cancel = new AbortController();
    const answer = await runWith(options(['a.mjs', 'b.mjs'], { retries: 2, signal: cancel.signal }), () => {
      cancel.abort();
      return Promise.reject(new Failure('cancelled', { task: 'session' }));
    });
    expect(answer).toMatchObject({ report: { files: [{ attempts: [{ outcome: 'cancelled' }] }, { attempts: [] }] } });
  });

  it('says before anything begins that a project has no Playwright, or that artefacts have no place', async () => {
    const none = () => Promise.reject(new Error('It was begun.'));
    expect(await runWith({ ...options([]), files: ['/nowhere/a.mjs'] }, none)).toMatchObject({
      failure: { code: 'playwright-missing', hint: expect.stringContaining('npm install') as string },
    });
    expect(await runWith(options(['a.mjs'], { into: join(import.meta.filename, 'into') }), none)).toMatchObject({
      failure: { code: 'file-not-written' },
    });
  });
});

describe('the Playwright of a script', () => {
  let project = '';
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'sb-project-'));
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  it('is that of the project in which it is', () => {
    expect(playwrightFor(here('a.mjs'))).toMatch(/node_modules\/playwright-core\//);
    const script = join(project, 'a.mjs');
    writeFileSync(script, '');
    expect(playwrightFor(script)).toBeUndefined();
  });
});

it('names the folder of artefacts after the script, so that none leads out of it', () => {
  const named = (file: string, number = 1) => folderFor('/into', file, number, '/project');
  expect(named('/project/tests/shop & cart.mjs')).toBe('/into/tests-shop-cart.mjs');
  expect(named('/project/a.mjs', 2)).toBe('/into/a.mjs-attempt-2');
  expect(named('/elsewhere/a.mjs')).toBe('/into/elsewhere-a.mjs');
});
