import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { Builds } from '../../../ui/main/builds.ts';
import { Model } from '../../../ui/main/model.ts';
import { trayToolTip } from '../../../ui/main/tray/tray.ts';
import { mainWindowState, type MainWindowInputs, setUpOf } from '../../../ui/main/views.ts';
import { textsFor } from '../texts-of.ts';

let model: Model;
let asked: unknown[][];
let fails: Failure | undefined;
/** What a build waits for. */
let running: Promise<void> | undefined;
let cancelled: () => void;
/** The images whose build was timed. */
let took: string[];
let builds: Builds;
const drawn = () => mainWindowState(model, { numberOf: () => undefined } as unknown as MainWindowInputs).builds;

beforeEach(() => {
  model = new Model();
  [asked, fails, running, cancelled] = [[], undefined, undefined, () => undefined];
  const call = async (...what: unknown[]) => {
    asked.push(what);
    if (what[0] === 'image.cancel-build') cancelled();
    else if (fails) throw fails;
    else await running;
  };
  took = [];
  const times = {
    get seconds() {
      return took.includes('browser') ? { browser: 600 } : {};
    },
    took: (role: string) => void took.push(role),
  };
  builds = new Builds(model, { call: call as never }, times);
});

it('shows a build as the host agent reports it, also one of another client', () => {
  model.take({
    kind: 'builds',
    builds: [{ role: 'browser', progress: { step: 'root', text: 'Compressing', fraction: 0.7 } }],
  });
  expect(drawn()).toEqual([
    { is: 'running', role: 'browser', progress: { step: 'root', text: 'Compressing', fraction: 0.7 } },
  ]);
  model.take({ kind: 'builds', builds: [] });
  expect(drawn()).toEqual([]);
});

it('does not start a build that already runs', async () => {
  model.take({ kind: 'builds', builds: [{ role: 'browser' }] });
  await builds.build('browser');
  await builds.build('network');
  expect(asked).toEqual([['image.build', { role: 'network', debug: false }]]);
});

it('says why a build failed, until the next one runs', async () => {
  fails = new Failure('disk-full', { path: '' });
  await builds.build('browser');
  expect(drawn()).toMatchObject([{ is: 'failed', role: 'browser', trouble: { code: 'disk-full' } }]);
  model.take({ kind: 'builds', builds: [{ role: 'browser' }] });
  model.take({ kind: 'builds', builds: [] });
  expect(drawn()).toEqual([]);
});

it('reports no failure if a build was cancelled or another client’s build is shown', async () => {
  fails = new Failure('cancelled', { task: 'build', role: 'browser' });
  await builds.build('browser');
  expect(drawn()).toEqual([]);
  fails = new Failure('build-running', { role: 'browser', pid: 42 });
  const second = builds.build('browser');
  model.take({ kind: 'builds', builds: [{ role: 'browser' }] });
  await second;
  expect(drawn()).toEqual([{ is: 'running', role: 'browser' }]);
  model.take({ kind: 'builds', builds: [] });
  await builds.build('browser');
  expect(drawn()).toMatchObject([{ is: 'failed', trouble: { code: 'build-running' } }]);
});

describe('the set-up of the first images', () => {
  const finding = (check: string) => ({
    check,
    level: 'trouble' as const,
    message: 'There is none.',
    hint: 'safe-browse image build',
  });
  const image = (role: 'network' | 'browser') => ({ role, isCurrent: true }) as Model['images'][number];
  const reports = (...fractions: ['network' | 'browser', number][]) =>
    model.take({
      kind: 'builds',
      builds: fractions.map(([role, fraction]) => ({ role, progress: { step: 'root', text: '', fraction } })),
    });
  beforeEach(() => {
    model.doctor = { isRunning: false, findings: [finding('browser image'), finding('network image')] };
  });

  it('is needed only where a session needs an image that is missing', () => {
    expect(setUpOf(model)).toMatchObject({ is: 'needed' });
    model.images = [image('network'), image('browser')];
    expect(setUpOf(model)).toBeUndefined();
    const byChannel = { ...finding('browser image'), hint: 'safe-browse channel show', variant: 'channel' };
    [model.images, model.doctor] = [[], { isRunning: false, findings: [byChannel] }];
    expect(setUpOf(model)).toBeUndefined();
  });

  it('builds all images at the same time, with one measure of how far it is', async () => {
    const setUp = builds.setUp();
    expect(asked).toMatchObject([
      ['image.build', { role: 'network' }],
      ['image.build', { role: 'browser' }],
    ]);
    reports(['network', 0.5], ['browser', 0.1]);
    expect(setUpOf(model)).toMatchObject({ is: 'running', fraction: 0.2 });
    expect(trayToolTip(model, textsFor('en'))).toBe('Safe Browse: setting up, 20 %');
    model.take({ kind: 'images', images: [image('network')] });
    reports(['browser', 0.4]);
    expect(setUpOf(model)).toMatchObject({ is: 'running', fraction: 0.55 });
    model.take({ kind: 'builds', builds: [] });
    expect(await setUp).toBe(true);
  });

  it('is cancelled by the person, leaves no build running, and goes on with what is missing', async () => {
    const reason = new Failure('cancelled', { task: 'build', role: 'network' });
    running = new Promise((_, refuse) => (cancelled = () => refuse(reason)));
    const setUp = builds.setUp();
    reports(['network', 0.5]);
    const cancelling = builds.cancelSetUp();
    expect(setUpOf(model)).toMatchObject({ is: 'running' });
    await cancelling;
    model.take({ kind: 'builds', builds: [] });
    expect(await setUp).toBe(false);
    expect(asked).toEqual([
      ['image.build', { role: 'network', debug: false }],
      ['image.build', { role: 'browser', debug: false }],
      ['image.cancel-build', { role: 'network' }],
      ['image.cancel-build', { role: 'browser' }],
    ]);
    expect(setUpOf(model)).toMatchObject({ is: 'cancelled' });
    [running, model.images] = [undefined, [image('network')]];
    expect(await builds.setUp()).toBe(true);
    expect(asked.at(-1)).toEqual(['image.build', { role: 'browser', debug: false }]);
  });

  it('is cancelled, too, if another client builds for it, or by its build on the page of images', async () => {
    reports(['browser', 0.4]);
    await builds.cancelSetUp();
    expect(asked.at(-1)).toEqual(['image.cancel-build', { role: 'browser' }]);
    model.take({ kind: 'builds', builds: [] });
    expect(setUpOf(model)).toMatchObject({ is: 'cancelled' });
    fails = new Failure('disk-full', { path: '' });
    await builds.setUp();
    model.failedBuilds.clear();
    expect(setUpOf(model)).toMatchObject({ is: 'needed' });
    fails = new Failure('cancelled', { task: 'build', role: 'network' });
    await builds.setUp();
    expect(setUpOf(model)).toMatchObject({ is: 'cancelled' });
  });

  it('is expected to take as long as the last time, by builds that were not cancelled and did not fail', async () => {
    expect(setUpOf(model)).toMatchObject({ is: 'needed', estimate: { minutes: 4, megabytes: 650 } });
    for (const failure of [
      new Failure('cancelled', { task: 'build', role: 'browser' }),
      new Failure('disk-full', { path: '' }),
    ]) {
      fails = failure;
      await builds.build('browser');
    }
    expect(took).toEqual([]);
    [fails, model.images] = [undefined, [image('network')]];
    await builds.build('browser');
    expect(setUpOf(model)).toMatchObject({ estimate: { minutes: 10, megabytes: 480 } });
  });

  it('says why it failed, and goes on with what is missing', async () => {
    fails = new Failure('connection-failed', { problem: 'no-name', output: 'Could not resolve' });
    expect(await builds.setUp()).toBe(false);
    expect(setUpOf(model)).toMatchObject({ is: 'failed', trouble: { code: 'connection-failed' } });
    [fails, model.images] = [undefined, [image('network')]];
    expect(await builds.setUp()).toBe(true);
    expect(asked.slice(2)).toEqual([['image.build', { role: 'browser', debug: false }]]);
  });
});

describe('an update of the images', () => {
  it('builds one after the other, also after one that failed', async () => {
    fails = new Failure('disk-full', { path: '' });
    await builds.update();
    expect(asked).toEqual([
      ['image.build', { role: 'network', debug: false }],
      ['image.build', { role: 'browser', debug: false }],
    ]);
  });

  it('ends, with all builds that run, when they are cancelled', async () => {
    running = new Promise(
      (_, refuse) => (cancelled = () => refuse(new Failure('cancelled', { task: 'build', role: 'network' }))),
    );
    const update = builds.update();
    model.take({ kind: 'builds', builds: [{ role: 'network' }, { role: 'host' }] });
    await Promise.all([builds.cancelAll(), update]);
    expect(asked).toEqual([
      ['image.build', { role: 'network', debug: false }],
      ['image.cancel-build', { role: 'network' }],
      ['image.cancel-build', { role: 'host' }],
    ]);
  });
});
