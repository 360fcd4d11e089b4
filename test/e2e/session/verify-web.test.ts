/** `safe-browse verify web` with a real VM: what web applications need works in its Chromium, as in the same Chromium on the host. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { servePage } from '../../../appliance/inspector/page-server.ts';
import { CHECKS_URL, PageChecks } from '../../../appliance/protocol/inspection.ts';
import { root } from '../../../host-agent/scripts/checkout.mjs';
import { startXServer } from '../../bed/desktop/x-screen.ts';
import { endAll } from '../../bed/ending.ts';
import type { TestBed } from '../../bed/test-bed.ts';
import { openForVerification, reportOf } from '../../bed/verification.ts';

/** Of what works on the host. */
const WORKS_AT_LEAST = 0.98;

/** The only differences between a session and a plain Chromium on the host. */
const DIFFERENCES: readonly { readonly checks: RegExp; readonly worksIn: Where; readonly reason: string }[] = [
  { checks: /^font-/, worksIn: 'session', reason: 'The image has fonts for all scripts, a host those of its person.' },
  { checks: /^location$/, worksIn: 'session', reason: 'A session refuses at once; Chromium on the host asks first.' },
];

type Where = 'session' | 'reference';

const CHROMIUM_ON_HOST = [
  '/usr/bin/chromium',
  '--no-sandbox',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  // Xvfb has no graphics card: as in a session, the processors draw.
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  // It asks nothing outside of this host. WebRTC's peers have names below .local.
  '--disable-background-networking',
  '--disable-component-update',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.local',
] as const;

let testBed: TestBed;
let status: number;
/** By name: why it does not work, if it does not. */
let session: ReadonlyMap<string, string | undefined>;
let reference: ReadonlyMap<string, string | undefined>;
beforeAll(async () => {
  testBed = await openForVerification();
  const verified = await testBed.product.run('verify', 'web', '--json');
  status = verified.status;
  session = new Map(
    reportOf(verified.stdout).checks.map(({ name, outcome, detail = outcome }) => [
      name,
      outcome === 'held' ? undefined : detail,
    ]),
  );
  reference = await referenceChecks(testBed.folder);
});
afterAll(async () => {
  expect(await testBed.close()).toEqual([]);
});

it('verify web finds that pages can draw, play, store, compute and talk, and have the letters of over forty scripts', () => {
  expect([...session].filter(([, problem]) => problem !== undefined)).toEqual([]);
  expect(status).toBe(0);
  const held = [...session.keys()];
  expect(held.filter((name) => name.startsWith('font-')).length).toBeGreaterThanOrEqual(46);
  expect(held).toEqual(
    expect.arrayContaining([
      ...['webgl2', 'h264', 'aac', 'av1', 'service-worker', 'peer-connection', 'private-files'],
      ...['right-to-left', 'locales', 'web-codecs', 'peer-film', 'touch', 'clipboard-unasked', 'push', 'pop-ups'],
    ]),
  );
});

it('a session passes what a plain Chromium on the host passes, and each difference has a reason', () => {
  expect([...session.keys()]).toEqual([...reference.keys()]);
  const passed = [...reference].flatMap(([name, problem]) => (problem === undefined ? [name] : []));
  // A reference in which little works would prove little.
  expect(passed.length).toBeGreaterThan(session.size / 2);
  const alsoInSession = passed.filter((name) => session.get(name) === undefined);
  expect(alsoInSession.length / passed.length).toBeGreaterThanOrEqual(WORKS_AT_LEAST);
  const unexplained = [...session].flatMap(([name, inSession]) => {
    const inReference = reference.get(name);
    if ((inSession === undefined) === (inReference === undefined)) return [];
    const worksIn: Where = inSession === undefined ? 'session' : 'reference';
    const isListed = DIFFERENCES.some((listed) => listed.worksIn === worksIn && listed.checks.test(name));
    return isListed ? [] : [`${name} works only in the ${worksIn}: ${inSession ?? inReference ?? ''}`];
  });
  expect(unexplained).toEqual([]);
});

/** The same page in the host's Chromium, a package of the same distribution. */
async function referenceChecks(folder: string): Promise<ReadonlyMap<string, string | undefined>> {
  const server = await servePage(readFileSync(join(root, 'dist/appliance/inspector-page.js')), CHECKS_URL);
  const { server: xServer, display } = await startXServer(1280, 800);
  const [program, ...flags] = CHROMIUM_ON_HOST;
  const chromium = spawn(program, [...flags, `--user-data-dir=${join(folder, 'reference')}`, CHECKS_URL], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display },
  });
  try {
    const checks = PageChecks.parse(JSON.parse(await server.untrustedResults));
    return new Map(checks.map(({ name, problem }) => [name, problem]));
  } finally {
    await endAll([chromium, xServer]);
    server.close();
  }
}
