import { beforeEach, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { Builds } from '../../../ui/main/builds.ts';
import { Model } from '../../../ui/main/model.ts';
import { mainWindowState, type MainWindowInputs } from '../../../ui/main/views.ts';

let model: Model;
let asked: unknown[];
let fails: Failure | undefined;
let builds: Builds;
const drawn = () => mainWindowState(model, { starting: new Set() } as unknown as MainWindowInputs).builds;

beforeEach(() => {
  model = new Model();
  [asked, fails] = [[], undefined];
  const call = async (...what: unknown[]) => {
    asked.push(what);
    if (fails) throw fails;
  };
  builds = new Builds(model, { call: call as never });
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
  fails = new Failure('disk-full');
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
