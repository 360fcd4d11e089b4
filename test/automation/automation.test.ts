/**
 * Clients of several authors drive real sessions, and scripts run in many, one after the other and at once. Not part of `npm test`:
 * `npm run test:automation`, which installs the clients before. SAFE_BROWSE_LIFECYCLES is the number of sessions one after the other.
 */
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DriveAddress } from '../../host-agent/api/session/drive.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { artefact } from '../bed/artefacts.ts';
import { FORM } from '../bed/automation/small-web.ts';
import { processorMsIn } from '../bench/processor-time.ts';
import { exampleJob, exampleScript } from '../bed/guide.ts';
import { openWithCopies } from '../bed/images/copied-images.ts';
import { beginWith } from '../bed/images/first-process.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { WebServer } from '../bed/network/web-server.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { START_TIMEOUT_MS } from '../bed/timeouts.ts';

const LIFECYCLES = Number(process.env['SAFE_BROWSE_LIFECYCLES'] ?? 100);
const AT_ONCE = 8;
/** As many as `evaluate.mjs` takes. */
const PICTURES = 20;
const CLIENTS = join(import.meta.dirname, 'clients');
const SITE = 'http://site.test';
const CONFIGURATION = '[start]\nrequirementTimeoutSeconds = 600\n[spare]\nkeep = false\n[template]\nseal = "off"\n';
const DRIVEN = `${CONFIGURATION}[profile.default]\nautomation = "allow"\n`;
/** Each session is a clone of the template, as those of people are. */
const CLONED = DRIVEN.replace('[template]\nseal = "off"\n', '');

const Performed = z.strictObject({ passed: z.int(), failed: z.record(z.string(), z.string()) });

let testBed: TestBed;
beforeAll(async () => {
  testBed = await openTestBed();
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

const run = async (
  program: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const command = [process.execPath, join(CLIENTS, program), ...args];
  const { status, stdout, stderr } = await testBed.internet.host.run(command, environment);
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stdout}${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
};

describe('a session', () => {
  let session: Session;
  let address: DriveAddress;
  beforeAll(async () => {
    testBed.product.configure(DRIVEN);
    const ready = await testBed.product.open('about:blank', '--detach', '--drive').event('ready', START_TIMEOUT_MS);
    ({ session } = ready);
    address = DriveAddress.parse(ready.drive);
  });
  afterAll(() => testBed.product.run('close', session.id));

  it.each([
    ['Playwright', ['playwright.mjs']],
    ['Puppeteer', ['puppeteer.mjs']],
    ['Puppeteer by WebDriver BiDi', ['puppeteer.mjs', 'webDriverBiDi']],
    ['chromium-bidi', ['bidi.mjs']],
  ] as const)('is driven by %s, with everything that people use it for', async (_, [program, ...more]) => {
    const { passed, failed } = Performed.parse(await run(program, [address.webSocket, SITE, ...more]));
    expect(failed).toEqual({});
    expect(passed).toBeGreaterThanOrEqual(20);
  });

  it.each(['playwright.mjs', 'puppeteer.mjs'])('is driven by way of its Unix socket by %s', async (program) => {
    const environment = { SCENARIO: 'goto' };
    expect(await run(program, [address.unix ?? '', SITE], environment)).toEqual({ passed: 1, failed: {} });
  });
});

describe('the Chromium of a session', () => {
  let bed: Awaited<ReturnType<typeof openWithCopies>>;
  beforeAll(async () => {
    bed = await openWithCopies();
    await beginWith(bed.at, { name: 'inside', init: join(import.meta.dirname, '../bed/images/inside/init') });
  });
  afterAll(async () => {
    expect(await bed.testBed.close()).toEqual([]);
  });

  it('is driven at least half as fast as from inside the same VM, and its pictures cost the host little', async () => {
    const { product, site, internet } = bed.testBed;
    product.configure(DRIVEN);
    const { drive } = await product.open('about:blank', '--detach', '--drive').event('ready', START_TIMEOUT_MS);
    let inside = Infinity;
    const said = async () => {
      const [found] = await site.requestsFor('/visit?run=inside-');
      inside = Number(found?.split('-')[1]);
      return found !== undefined;
    };
    await product.until('the program inside has reported', said, START_TIMEOUT_MS);
    const perSecond = async (what: 'actions' | 'pictures') => {
      const program = [process.execPath, join(CLIENTS, 'evaluate.mjs'), drive?.webSocket ?? '', what];
      const { stdout } = await internet.host.run(program, {});
      return z.number().parse(JSON.parse(stdout));
    };
    const usedMs = () => processorMsIn(product.readProcess(product.daemon()?.pid ?? 0, 'stat'));
    const actions = await perSecond('actions');
    const before = usedMs();
    const pictures = await perSecond('pictures');
    const pictureCostMs = (usedMs() - before) / PICTURES;
    writeFileSync(artefact('automation-speed.json'), JSON.stringify({ inside, actions, pictures, pictureCostMs }));
    expect(actions).toBeGreaterThanOrEqual(0.5 * inside);
    expect(pictureCostMs).toBeLessThanOrEqual(100);
  });
});

/** A folder with a project that has Playwright. */
function project(name: string, scripts: Readonly<Record<string, string>>): string {
  const folder = testBed.product.path(name);
  mkdirSync(join(folder, 'tests'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  const modules = join(import.meta.dirname, '../../node_modules');
  cpSync(join(modules, 'playwright-core'), join(folder, 'node_modules/playwright-core'), { recursive: true });
  for (const [script, content] of Object.entries(scripts)) writeFileSync(join(folder, 'tests', script), content);
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(import.meta.dirname, '../../dist/host-agent/cli.js'), join(folder, 'bin/safe-browse'));
  return folder;
}

/** In the project's folder, as its account. */
const shell = (folder: string, line: string) =>
  testBed.internet.host.run(['sh', '-c', `cd "$0" && PATH="$0/bin:$PATH" && ${line}`, folder], {
    ...testBed.product.environment,
    TMPDIR: testBed.folder,
  });

const Report = z.object({
  report: z.object({
    files: z.array(
      z.object({
        attempts: z.array(
          z.looseObject({ outcome: z.string(), reason: z.string().optional(), startMs: z.int(), durationMs: z.int() }),
        ),
      }),
    ),
  }),
});
const attemptsIn = (stdout: string) =>
  Report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).report.files.flatMap(({ attempts }) => attempts);

describe('a run of scripts', () => {
  const useClones = async () => {
    testBed.product.configure(CLONED);
    expect((await testBed.product.run('template', 'seal')).status).toBe(0);
  };

  it('does what the guide shows, with a VM', async () => {
    const folder = project('ci', { 'shop.mjs': exampleScript() });
    writeFileSync(join(folder, 'browser-tests.sh'), exampleJob());
    await testBed.internet.world.ip(`address add ${ADDRESSES.shop}/24 dev eth0`);
    const page = testBed.product.path('shop.html');
    writeFileSync(page, FORM);
    const own = testBed.product.path('shop');
    mkdirSync(own);
    await WebServer.start(testBed.internet.world, own, [`${ADDRESSES.shop}:80`], undefined, {
      packages: { folder: own, names: [] },
      files: { '/': { file: page } },
    });
    testBed.product.configure(CONFIGURATION);
    const { status, stdout, stderr } = await shell(folder, 'sh browser-tests.sh');
    expect([status, stdout, stderr]).toEqual([0, expect.stringContaining('1 passed, 0 failed'), expect.any(String)]);
    expect(readdirSync(join(folder, 'results'))).toEqual(['junit.xml']);
    expect(await testBed.product.sessions()).toEqual([]);
  });

  it(`begins and ends ${LIFECYCLES} sessions, one after the other, each of which shows a page`, async () => {
    await useClones();
    const visits = Array.from({ length: LIFECYCLES }, (_, index) => `visit-${String(index).padStart(3, '0')}`);
    const folder = project(
      'many',
      Object.fromEntries(
        visits.map((name) => [
          `${name}.mjs`,
          `export default async ({ page }) => { if ((await page.context().cookies()).length > 0) throw new Error('It is not fresh.'); await page.goto('${SITE}/visit?run=${name}'); };`,
        ]),
      ),
    );
    const { status, stdout, stderr } = await shell(folder, 'safe-browse run tests/*.mjs --json');
    const attempts = attemptsIn(stdout);
    expect([status, attempts.filter(({ outcome }) => outcome !== 'passed'), stderr]).toEqual([0, [], '']);
    expect(attempts).toHaveLength(LIFECYCLES);
    for (const name of visits) expect(await testBed.site.requestsFor(`/visit?run=${name}`)).not.toEqual([]);
    expect(await testBed.product.sessions()).toEqual([]);
    writeFileSync(artefact('automation-lifecycles.json'), JSON.stringify(attempts));
  });

  it(`has ${AT_ONCE} sessions at once`, async () => {
    await useClones();
    // Each waits until all have their page.
    const meets = `import { readdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
export default async ({ page, session }) => {
  // Eight emulated VMs share the processors.
  page.setDefaultTimeout(600_000);
  await page.goto('${SITE}/visit?run=meets');
  writeFileSync(\`met-\${session.id}\`, '');
  while (readdirSync('.').filter((name) => name.startsWith('met-')).length < ${AT_ONCE}) await sleep(500);
  await page.title();
};`;
    const names = Array.from({ length: AT_ONCE }, (_, index) => `${index}.mjs`);
    const folder = project('meeting', Object.fromEntries(names.map((name) => [name, meets])));
    const { stdout } = await shell(folder, `safe-browse run tests/*.mjs --workers ${AT_ONCE} --timeout 1200 --json`);
    expect(attemptsIn(stdout).map(({ outcome, reason }) => [outcome, reason])).toEqual(
      names.map(() => ['passed', undefined]),
    );
    expect(await testBed.product.sessions()).toEqual([]);
  });
});
