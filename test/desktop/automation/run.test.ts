/** `safe-browse run` with real scripts and a real Chromium for each. The host agent is a fake, and no VM runs. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type HostChromium, openHostChromium } from '../../bed/automation/host-chromium.ts';
import { openSmallWeb, type SmallWeb } from '../../bed/automation/small-web.ts';
import { exampleJob, exampleScript } from '../../bed/guide.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';
import { readJunit } from '../../host-agent/cli/read-junit.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CLI = join(ROOT, 'dist/host-agent/cli.js');

const Report = z.looseObject({
  event: z.literal('report'),
  report: z.object({
    files: z.array(
      z.object({
        file: z.string(),
        attempts: z.array(
          z.looseObject({
            outcome: z.string(),
            exitStatus: z.int().optional(),
            reason: z.string().optional(),
            output: z.string(),
            artefacts: z.array(z.string()),
            session: z.string().optional(),
          }),
        ),
      }),
    ),
  }),
});

let web: SmallWeb;
let home = '';
let hostAgent: FakeHostAgent;
const chromiums: HostChromium[] = [];
const project = () => join(home, 'project');

beforeAll(async () => {
  web = await openSmallWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'sb-run-'));
  mkdirSync(join(project(), 'tests'), { recursive: true });
  mkdirSync(join(project(), 'node_modules'));
  symlinkSync(join(ROOT, 'node_modules/playwright-core'), join(project(), 'node_modules/playwright-core'));
  mkdirSync(join(home, 'bin'));
  symlinkSync(CLI, join(home, 'bin/safe-browse'));
  hostAgent = new FakeHostAgent({ runtime: join(home, 'safe-browse'), configFile: join(home, 'config.toml') });
  hostAgent.startsAtOnce = true;
  hostAgent.drive = async (id) => {
    const chromium = await openHostChromium(id, `MAP * 127.0.0.1:${web.port}`);
    chromiums.push(chromium);
    return chromium.address;
  };
  await hostAgent.start();
});
afterEach(async () => {
  await Promise.all(chromiums.splice(0).map((chromium) => chromium.close()));
  await hostAgent.stop();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => ({
  PATH: `${join(home, 'bin')}:${dirname(process.execPath)}:/usr/bin:/bin`,
  HOME: home,
  XDG_RUNTIME_DIR: home,
  TMPDIR: home,
});
const begin = (program: string, ...args: readonly string[]): ChildProcess =>
  spawn(program, args, { cwd: project(), env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
async function ended(child: ChildProcess): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const [stdout, stderr, [status]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}
const run = (...args: readonly string[]) => ended(begin('safe-browse', 'run', ...args));
const script = (name: string, content: string) => writeFileSync(join(project(), 'tests', name), content);
const opened = () => hostAgent.asked.filter(({ method }) => method === 'session.open').map(({ params }) => params);
const reportIn = (stdout: string) => Report.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).report;
/** Tests, failures, errors, and those that were left out. */
const countsIn = (name: string) =>
  z
    .array(z.array(z.unknown()))
    .parse(readJunit(readFileSync(join(project(), name), 'utf8')))
    .flatMap((suite) => suite.slice(1, 5));
const begins = (path: string, bytes: number) => readFileSync(path).subarray(0, bytes).toString('latin1');

describe('a run of scripts', () => {
  it('does what the guide shows, for an account without a configuration', async () => {
    script('shop.mjs', exampleScript());
    writeFileSync(join(project(), 'browser-tests.sh'), exampleJob());
    const { status, stdout, stderr } = await ended(begin('sh', 'browser-tests.sh'));
    expect([status, stderr]).toEqual([0, expect.stringContaining('running   tests/shop.mjs in ')]);
    expect(stdout).toMatch(/^passed {4}tests\/shop\.mjs \(.*\)$/m);
    expect(stdout).toMatch(/^1 passed, 0 failed, in \d+ s$/m);
    expect(opened()).toEqual([{ url: 'about:blank', profile: 'test' }]);
    expect(hostAgent.sessions).toEqual([]);
    // Nothing is kept of what has passed.
    expect(readdirSync(join(project(), 'results'))).toEqual(['junit.xml']);
    expect(readJunit(readFileSync(join(project(), 'results/junit.xml'), 'utf8'))).toMatchObject([
      ['safe-browse run', 1, 0, 0, 0, expect.any(Number), [['safe-browse.run', 'tests/shop.mjs', []]]],
    ]);
  });

  it('keeps a trace, the requests and pictures of each script that has failed, and ends with its status', async () => {
    script('passes.mjs', "export default async ({ page }) => void (await page.goto('http://site.test/'));");
    script(
      'fails.mjs',
      "export default async ({ page, session }) => { console.log(session.id); await page.goto('http://site.test/next'); throw new Error('no\\u202e shop'); };",
    );
    script(
      'exits.mjs',
      "export default async ({ page }) => { await page.goto('http://site.test/'); process.exit(7); };",
    );
    const names = ['passes.mjs', 'fails.mjs', 'exits.mjs'].map((name) => `tests/${name}`);
    const { status, stdout } = await run(...names, '--workers', '2', '--json', '--into', 'results', '--junit', 'j.xml');
    expect(status).toBe(1);
    const [passes, fails, exits] = reportIn(stdout).files.map(({ attempts: [only] }) => only);
    expect(passes).toMatchObject({ outcome: 'passed', exitStatus: 0, artefacts: [] });
    expect(fails).toMatchObject({ outcome: 'failed', exitStatus: 1, reason: 'no\ufffd shop' });
    expect(fails?.output).toBe(`${fails?.session ?? ''}\n`);
    const into = join(project(), 'results/tests-fails.mjs');
    expect(fails?.artefacts).toEqual(
      ['page.png', 'requests.har', 'screen.png', 'trace.zip'].map((name) => join(into, name)),
    );
    expect(begins(join(into, 'page.png'), 4)).toBe('\u0089PNG');
    expect(begins(join(into, 'screen.png'), 4)).toBe('\u0089PNG');
    expect(begins(join(into, 'trace.zip'), 2)).toBe('PK');
    expect(readFileSync(join(into, 'requests.har'), 'utf8')).toContain('http://site.test/next');
    expect(exits).toMatchObject({ outcome: 'failed', exitStatus: 7 });
    expect(exits?.artefacts).toEqual([join(project(), 'results/tests-exits.mjs/screen.png')]);
    expect(readdirSync(join(project(), 'results')).sort()).toEqual(['tests-exits.mjs', 'tests-fails.mjs']);
    expect(countsIn('j.xml')).toEqual([3, 2, 0, 0]);
    expect(chromiums).toHaveLength(3);
    expect(hostAgent.sessions).toEqual([]);
    expect((await run('tests/exits.mjs')).status).toBe(7);
    // Temporary files of scripts are gone with them.
    expect(readdirSync(home).filter((name) => /^(safe-browse-run|playwright)/.test(name))).toEqual([]);
  });

  it('tries a script again only if it is told to, and in another session', async () => {
    script(
      'flaky.mjs',
      "import { existsSync, writeFileSync } from 'node:fs'; export default () => { if (existsSync('tried')) return; writeFileSync('tried', ''); throw new Error('not yet'); };",
    );
    expect((await run('tests/flaky.mjs')).status).toBe(1);
    rmSync(join(project(), 'tried'));
    const { status, stdout } = await run('tests/flaky.mjs', '--retries', '3', '--json');
    expect(status).toBe(0);
    const attempts = reportIn(stdout).files.flatMap((file) => file.attempts);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'passed']);
    expect(new Set(attempts.map(({ session }) => session)).size).toBe(2);
  });

  it('ends a script whose time is over, also one that does not give way', async () => {
    script('waits.mjs', 'export default () => new Promise((resolve) => setTimeout(resolve, 100_000));');
    script('loops.mjs', 'export default () => { for (;;); };');
    const { status, stdout } = await run(
      ...['tests/waits.mjs', 'tests/loops.mjs', '--workers', '2', '--timeout', '2', '--into', 'results', '--json'],
    );
    expect(status).toBe(1);
    const [waits, loops] = reportIn(stdout).files.map(({ attempts: [only] }) => only);
    expect(waits).toMatchObject({ outcome: 'timed-out', reason: 'It was not done within 2 s.' });
    expect(waits?.artefacts).toHaveLength(4);
    expect(loops).toMatchObject({ outcome: 'timed-out', reason: 'It was not done in time, and did not give way.' });
    expect(loops?.artefacts).toEqual([join(project(), 'results/tests-loops.mjs/screen.png')]);
    expect(hostAgent.sessions).toEqual([]);
  });

  it('opens no session for a script with a mistake, or without Playwright', async () => {
    script('broken.mjs', 'export const page = 1;');
    const { status, stdout } = await run('tests/broken.mjs');
    expect([status, stdout]).toEqual([1, expect.stringContaining('It exports no function as its default')]);
    rmSync(join(project(), 'node_modules'), { recursive: true });
    const lacking = await run('tests/broken.mjs');
    expect([lacking.status, lacking.stderr]).toEqual([
      2,
      expect.stringContaining('npm install --save-dev playwright-core'),
    ]);
    expect((await run('tests/nowhere.mjs')).stderr).toContain('cannot be read');
    expect(opened()).toEqual([]);
  });

  it.each(['SIGINT', 'SIGKILL'] as const)('leaves no session and no script when it gets %s', async (signal) => {
    script(
      'loops.mjs',
      "import { writeFileSync } from 'node:fs'; export default () => { writeFileSync('pid', String(process.pid)); for (;;); };",
    );
    const child = begin('safe-browse', 'run', 'tests/loops.mjs', '--junit', 'j.xml');
    const over = ended(child);
    await vi.waitFor(() => expect(existsSync(join(project(), 'pid'))).toBe(true), { timeout: 30_000 });
    const pid = Number(readFileSync(join(project(), 'pid'), 'utf8'));
    expect(hostAgent.sessions).toHaveLength(1);
    child.kill(signal);
    const { status } = await over;
    expect(status).toBe(signal === 'SIGINT' ? 1 : null);
    await vi.waitFor(() => expect(hostAgent.sessions).toEqual([]), { timeout: 15_000 });
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 15_000 });
    if (signal === 'SIGINT') expect(countsIn('j.xml')).toEqual([1, 0, 0, 1]);
  });
});
