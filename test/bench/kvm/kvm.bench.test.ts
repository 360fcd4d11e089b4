/**
 * `npm run bench -- --kvm`: sessions with KVM in an emulated computer, on any host. The computer is slow, so its times say little: read the ratios,
 * and the memory, which is what it is on a real computer. It has no limits.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { TURNING } from '../../bed/network/web-server/drawing-pages.ts';
import { KvmComputer, ONE_KIND_OF_VM } from '../../bed/nested/kvm-computer.ts';
import { KvmSessions } from '../../bed/nested/kvm-sessions.ts';
import { type TestBed, openTestBed } from '../../bed/test-bed.ts';
import { type Figure, median } from '../../../host-agent/cli/measure/figures.ts';
import { publish } from '../figures/publish.ts';

const COMMAND_MS = 120_000;
const STEP_MS = 1_200_000;
const MEMORY_MIB = 10_240;
const IDLE_SECONDS = 60;
/** The first rounds fill caches. */
const [WARM_ROUNDS, ROUNDS, BULK_BYTES] = [2, 5, 4 * 1024 * 1024];
const TURNS_FOR_SECONDS = 30;

let testBed: TestBed;
let computer: KvmComputer;
let sessions: KvmSessions;
const figures: Figure[] = [];

beforeAll(async () => {
  testBed = await openTestBed();
  computer = await KvmComputer.boot(testBed, MEMORY_MIB);
  sessions = new KvmSessions(computer);
  await computer.configure(ONE_KIND_OF_VM);
}, STEP_MS);
afterAll(async () => {
  await testBed.close();
  if (figures.length > 0) await publish('kvm', figures, 'KVM, emulated');
});

const add = (what: string, unit: Figure['unit'], values: readonly number[], better?: Figure['better']) =>
  figures.push({ name: '', what, unit, values, ...(better && { better }) });

/** In megabytes, as the other benchmarks. */
async function memoryOf(name: string): Promise<number> {
  const { [name]: found } = await sessions.memory();
  return ((found?.privateMiB ?? expect.fail(`${name} does not run.`)) * 2 ** 20) / 1e6;
}

async function open(run: string, startedFrom: Session['startedFrom']): Promise<Session> {
  const [session] = await sessions.open([run], STEP_MS);
  expect(session).toMatchObject({ startedFrom, accelerator: 'kvm' });
  return session ?? expect.fail('No session was opened.');
}

const firstFrameMs = ({ timings }: Session) => timings.firstFrameMs ?? expect.fail('It showed no frame.');

it(
  'measures a cold session, a spare and a click on it',
  async () => {
    expect(await computer.ask(NetworkStatus, 'network start', STEP_MS)).toMatchObject({ accelerator: 'kvm' });
    const cold = await open('cold', 'cold');
    add('cold: request → first painted frame', 'ms', [firstFrameMs(cold)]);
    add('cold: private memory', 'MB', [await memoryOf(cold.id)]);
    await computer.succeed(`sb close ${cold.id}`, COMMAND_MS);
    await computer.succeed('sb config set template.seal browser', COMMAND_MS);
    await sessions.untilLogged('"role":"browser".*sealed a template', STEP_MS);
    await computer.succeed('sb config set spare.keep true', COMMAND_MS);
    await sessions.untilLogged('a spare is ready', STEP_MS);
    const names = Object.keys(await sessions.memory());
    const spare = names.find((name) => /^[0-9a-f]{8}$/.test(name)) ?? expect.fail('There is no spare.');
    add('spare: private memory', 'MB', [await memoryOf(spare)]);
    await computer.succeed(`sleep ${IDLE_SECONDS}`, COMMAND_MS);
    add('spare that has waited for a minute: private memory', 'MB', [await memoryOf(spare)]);
    const click = await open('spare', 'spare');
    await computer.succeed('sb config set spare.keep false', COMMAND_MS);
    add('spare: request → first painted frame', 'ms', [firstFrameMs(click)]);
    add('spare: its part of a cold start', '×', [firstFrameMs(click) / firstFrameMs(cold)]);
    add('session from the spare: private memory', 'MB', [await memoryOf(click.id)]);
    await computer.succeed(`sb close ${click.id}`, COMMAND_MS);
    const copy = await open('template', 'template');
    add('template: request → first painted frame', 'ms', [firstFrameMs(copy)]);
    add('template: its part of a cold start', '×', [firstFrameMs(copy) / firstFrameMs(cold)]);
    add('session from the template: private memory', 'MB', [await memoryOf(copy.id)]);
    await computer.succeed(`sb close ${copy.id}`, COMMAND_MS);
  },
  4 * STEP_MS,
);

it(
  'measures the throughput of a session relative to that of the computer',
  async () => {
    const rounds = WARM_ROUNDS + ROUNDS;
    const page = `http://site.test/bulk?run=bulk&count=${BULK_BYTES}&rounds=${rounds}`;
    const report = testBed.site.waitForReport('bulk', ({ kind }) => kind === 'bulk', STEP_MS);
    await computer.succeed(`sb open '${page}' --no-window --json > /run/bulk 2>&1 &`, COMMAND_MS);
    const took = z.array(z.number()).parse(JSON.parse((await report).detail));
    const speed = (ms: number) => BULK_BYTES / 1000 / ms;
    const ofSession = took.slice(WARM_ROUNDS).map(speed);
    const reported = await computer.succeed(
      `for round in $(seq ${rounds}); do curl --silent --output /dev/null --write-out '%{time_total}\\n' 'http://site.test/bytes?count=${BULK_BYTES}'; done`,
      STEP_MS,
    );
    const ofComputer = reported
      .split('\n')
      .slice(WARM_ROUNDS)
      .map((seconds) => speed(1000 * Number(seconds)));
    add('a session downloads through the network VM', 'MB/s', ofSession);
    add('the computer downloads', 'MB/s', ofComputer);
    add('throughput of a session, relative to the computer', '×', [median(ofSession) / median(ofComputer)], 'higher');
  },
  2 * STEP_MS,
);

it(
  'measures a scene and a map, 480×320 pixels each',
  async () => {
    for (const [name, what] of Object.entries(TURNING)) {
      const page = `http://site.test/${name}?run=${name}&seconds=${TURNS_FOR_SECONDS}`;
      const report = testBed.site.waitForReport(name, ({ kind }) => kind === 'frames', STEP_MS);
      await computer.succeed(`sb open '${page}' --no-window --json > /run/${name} 2>&1 &`, COMMAND_MS);
      add(what, 'frames/s', [Number((await report).detail) / TURNS_FOR_SECONDS]);
      await computer.succeed('sb close --all', COMMAND_MS);
    }
  },
  4 * STEP_MS,
);

it(
  'measures the network VM, as a clone',
  async () => {
    await computer.succeed('sb close --all; sb template seal; sb network stop', STEP_MS);
    expect(await computer.ask(NetworkStatus, 'network start', STEP_MS)).toMatchObject({ accelerator: 'kvm' });
    add('network VM from its template: private memory', 'MB', [await memoryOf('ndvm')]);
  },
  STEP_MS,
);
