/** The example of the guide for Playwright Test, as it is, with a real Chromium. The host agent is a fake, and no VM runs. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { type HostChromium, openHostChromium } from '../../bed/automation/host-chromium.ts';
import { openSmallWeb } from '../../bed/automation/small-web.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

const ROOT = join(import.meta.dirname, '../../..');
const RUNNER = join(ROOT, 'node_modules/@playwright/test/cli.js');

it('gives each test of Playwright a fresh session, and leaves none', async () => {
  const web = await openSmallWeb();
  const folder = mkdtempSync(join(tmpdir(), 'sb-fixture-'));
  const hostAgent = new FakeHostAgent({
    runtime: join(folder, 'safe-browse'),
    configFile: join(folder, 'config.toml'),
  });
  writeFileSync(join(folder, 'config.toml'), '[profile.test]\nautomation = "allow"\n');
  const chromiums: HostChromium[] = [];
  onTestFinished(async () => {
    await Promise.all(chromiums.map((chromium) => chromium.close()));
    await hostAgent.stop();
    await web.close();
    rmSync(folder, { recursive: true, force: true });
  });
  hostAgent.startsAtOnce = true;
  hostAgent.drive = async (id) => {
    const chromium = await openHostChromium(id, `MAP * 127.0.0.1:${web.port}`);
    chromiums.push(chromium);
    return chromium.address;
  };
  await hostAgent.start();
  const run = promisify(execFile)(
    process.execPath,
    [
      RUNNER,
      'test',
      'test/bed/automation/example.spec.ts',
      '--reporter=line',
      `--output=${join(folder, 'output')}`,
      '--workers=1',
    ],
    { cwd: ROOT, env: { PATH: '/usr/bin:/bin', HOME: folder, XDG_RUNTIME_DIR: folder } },
  );
  const { stdout } = await run.catch((error: unknown) => {
    throw new Error((error as { readonly stdout?: string }).stdout ?? String(error));
  });
  expect(stdout).toContain('2 passed');
  expect(chromiums).toHaveLength(2);
  expect(hostAgent.asked.filter(({ method }) => method === 'session.open').map(({ params }) => params)).toEqual([
    { profile: 'test' },
    { profile: 'test' },
  ]);
  expect(hostAgent.sessions).toEqual([]);
});
