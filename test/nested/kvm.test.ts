/**
 * Sessions with KVM, as people have it: in an emulated computer whose processor has virtualisation. Everything is emulated, and the VMs twice, so this
 * is not part of `npm test`: npm run test:kvm takes some 15 minutes.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { NetworkStatus } from '../../host-agent/api/host/network.ts';
import { Session } from '../../host-agent/api/session/session.ts';
import { TemplateStatusList } from '../../host-agent/api/host/template.ts';
import { artefact } from '../bed/artefacts.ts';
import { navigateInside, runTestsInside } from '../bed/nested/inside/programs.ts';
import { troubleIn } from '../bed/nested/kernel-log.ts';
import { KvmComputer, ONE_KIND_OF_VM } from '../bed/nested/kvm-computer.ts';
import { KvmSessions } from '../bed/nested/kvm-sessions.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';

/** Upper bounds for one command, and for a step with the start of a VM in it. */
const COMMAND_MS = 120_000;
const STEP_MS = 900_000;
/** How long the computer is suspended, and how far the clock of a page may be from that of the computer. */
const SUSPENDED_MS = 60_000;
const CLOCKS_DIFFER_MS = 15_000;

const Random = z.looseObject({ unixTimeMs: z.number() });

let testBed: TestBed;
let computer: KvmComputer;
let sessions: KvmSessions;
/** For the person who runs this. */
const figures: Record<string, unknown> = {};
const startedMs = performance.now();
const note = (what: string, value: unknown) => {
  figures[what] = value;
  figures[`${what}, seconds after the start`] = Math.round((performance.now() - startedMs) / 1000);
  writeFileSync(artefact('kvm.json'), JSON.stringify(figures, null, 2));
};

beforeAll(async () => {
  testBed = await openTestBed();
  computer = await KvmComputer.boot(testBed, 10_240);
  sessions = new KvmSessions(computer);
  note('computer', 'started');
  await computer.configure(ONE_KIND_OF_VM);
}, STEP_MS);
afterAll(() => testBed.close());

/** The time that a page reports, and ours when it was asked for and when its report arrived: a busy host may take long between both. */
interface Report {
  readonly pageMs: number;
  readonly askedMs: number;
  readonly arrivedMs: number;
}

/** Resolves when the page of this run reports; `undefined` when it does not in time. */
async function reportOf(run: string, timeoutMs = STEP_MS): Promise<Report | undefined> {
  const askedMs = Date.now();
  const found = await testBed.site
    .waitForReport(run, ({ kind }) => kind === 'random', timeoutMs)
    .catch(() => undefined);
  return found && { pageMs: Random.parse(JSON.parse(found.detail)).unixTimeMs, askedMs, arrivedMs: Date.now() };
}

/** The page must have reported, with the time of the computer. */
async function expectRightTime(report: Report | undefined): Promise<void> {
  const beforeMs = Date.now();
  const computersMs = await computer.unixTimeMs(COMMAND_MS);
  const aheadMs = computersMs - (beforeMs + Date.now()) / 2;
  if (!report) return expect.fail('The page has not reported.');
  expect(report.pageMs).toBeGreaterThan(report.askedMs + aheadMs - CLOCKS_DIFFER_MS);
  expect(report.pageMs).toBeLessThan(report.arrivedMs + aheadMs + CLOCKS_DIFFER_MS);
}

/** Opens a session, whose page must report from beyond the network VM with the right time. */
async function open(run: string): Promise<Session> {
  const report = reportOf(run);
  const [session] = await sessions.open([run], STEP_MS);
  if (!session) throw new Error('No session was opened.');
  expect(session).toMatchObject({ state: 'browsing', accelerator: 'kvm' });
  await expectRightTime(await report);
  note(`session ${run}`, { startedFrom: session.startedFrom, ...session.timings });
  return session;
}

/** Opens another page by typing its address, and again if a busy VM has lost a key. */
async function navigate(session: Session, run: string, tries = 3): Promise<void> {
  const report = reportOf(run, COMMAND_MS);
  await navigateInside(testBed, computer, session, `http://site.test/random?run=${run}`, COMMAND_MS);
  const reported = await report;
  await (reported === undefined && tries > 1 ? navigate(session, run, tries - 1) : expectRightTime(reported));
}

const close = async (session: Session) => {
  await computer.succeed(`sb close ${session.id}`, COMMAND_MS);
  expect(await sessions.leftoversOf(session)).toBe('');
};

it('the network VM runs with KVM, after a probe found that it works', async () => {
  expect(await computer.succeed('dmesg', COMMAND_MS)).toContain('kvm_amd: Nested Paging enabled');
  expect(await computer.doctor(STEP_MS)).toContain('VMs run with KVM: a test guest ran with it');
  expect(await computer.ask(NetworkStatus, 'network start', STEP_MS)).toMatchObject({
    state: 'up',
    accelerator: 'kvm',
  });
  note('network VM', 'up');
});

it('a cold session shows a page from beyond the network VM, and is lost with its reason when QEMU is killed', async () => {
  const session = await open('cold');
  expect(session.startedFrom).toBe('cold');
  note('memory, cold', await sessions.memory());
  await computer.succeed(`kill -KILL ${session.processes.find(({ role }) => role === 'qemu')?.pid ?? 0}`, COMMAND_MS);
  expect(await sessions.endReason('cold', COMMAND_MS)).toBe('vm-ended');
  expect(await computer.succeed('cat /run/state/safe-browse/agent.log', COMMAND_MS)).toContain(
    'QEMU ended with status 137',
  );
  expect(await sessions.leftoversOf(session)).toBe('');
});

/** The session of a click on the spare; tests that come first make it. */
let click: Promise<Session> | undefined;
const clicked = () => (click ??= clickOnSpare());

async function clickOnSpare(): Promise<Session> {
  await computer.succeed('sb config set template.seal browser', COMMAND_MS);
  await sessions.untilLogged('"role":"browser".*sealed a template', STEP_MS);
  note('template', 'sealed');
  await computer.succeed('sb config set spare.keep true', COMMAND_MS);
  await sessions.untilLogged('a spare is ready', STEP_MS);
  note('spare', await computer.ask(TemplateStatusList, 'template status', COMMAND_MS));
  note('memory, spare', await sessions.memory());
  const session = await open('spare');
  await computer.succeed('sb config set spare.keep false', COMMAND_MS);
  note('memory, click on the spare', await sessions.memory());
  return session;
}

it('a template is sealed, and a click on its spare opens a page, with the right time', async () => {
  expect((await clicked()).startedFrom).toBe('spare');
});

it('a session from the spare keeps little memory for itself', async () => {
  const { id } = await clicked();
  expect((await sessions.memory())[id]?.privateMiB).toBeLessThanOrEqual(150);
});

it('a session continues when the host agent is killed, and its successor adopts it', async () => {
  const session = await clicked();
  const former = await computer.succeed('agent; kill -KILL $(agent)', COMMAND_MS);
  const adopted = (await computer.ask(z.array(Session), 'list', COMMAND_MS)).find(({ id }) => id === session.id);
  const { id, accelerator, processes, display } = session;
  expect(adopted).toMatchObject({ id, state: 'browsing', accelerator, processes, display });
  expect(await computer.succeed('agent', COMMAND_MS)).not.toBe(former);
  await navigate(session, 'adopted');
  note('adoption', 'shown');
});

it('a session has the right time after the computer was suspended', async () => {
  const session = await clicked();
  await computer.suspend(SUSPENDED_MS, COMMAND_MS);
  // The host agent looks every five seconds.
  await computer.succeed('sleep 10', COMMAND_MS);
  await navigate(session, 'suspended');
  note('suspended', 'shown');
});

it('two simultaneous clones show their pages and leave nothing when they are closed', async () => {
  await clicked();
  const reports = [reportOf('one'), reportOf('two')];
  const both = await sessions.open(['one', 'two'], STEP_MS);
  for (const report of reports) await expectRightTime(await report);
  const pair = { startedFrom: 'template', accelerator: 'kvm' };
  expect(both).toMatchObject([pair, pair]);
  note('memory, two clones more', await sessions.memory());
  note(
    'two clones',
    both.map(({ timings }) => timings),
  );
  for (const session of both) await close(session);
});

it('two clones differ in everything that must differ', async () => {
  await clicked();
  const tests = await runTestsInside(computer, 'test/e2e/session/clones.test.ts', STEP_MS);
  note('tests of clones', tests);
  expect(Object.keys(tests).length).toBeGreaterThan(5);
  expect(tests).toEqual(Object.fromEntries(Object.keys(tests).map((title) => [title, 'passed'])));
});

it('a session ends when Chromium crashes', async () => {
  const session = await clicked();
  // Its template would be sealed again, because it is not trusted any more.
  await computer.succeed('sb config set template.seal off', COMMAND_MS);
  await navigateInside(testBed, computer, session, 'chrome://inducebrowsercrashforrealz', COMMAND_MS);
  await sessions.untilLogged(`"id":"${session.id}".*"reason":"browser-crashed"`, COMMAND_MS);
  expect(await sessions.leftoversOf(session)).toBe('');
  note('crash', 'seen');
});

/** The console of a VM that booted and was killed then; tests that come first make it. */
let failedStart: Promise<string> | undefined;
const consoleOfFailedStart = () => (failedStart ??= sessions.consoleOfFailedStart('killed', STEP_MS));

it('a booted VM keeps the clock of KVM', async () => {
  await computer.succeed('sb config set template.seal off', COMMAND_MS);
  const source = /"clockSource":"([^"]+)".*identity taken/.exec(await consoleOfFailedStart())?.[1];
  note('clock source of a booted VM', source);
  expect(source).toMatch(/^(kvm-clock|tsc)$/);
});

it('no kernel logs a warning, neither that of the computer nor that of a VM whose start is cut off', async () => {
  const guest = await consoleOfFailedStart();
  const log = await computer.succeed('dmesg', COMMAND_MS);
  writeFileSync(artefact('kvm-dmesg.txt'), `${log}\n${guest}\n`);
  expect([...troubleIn(log), ...troubleIn(computer.console()), ...troubleIn(guest)]).toEqual([]);
});
