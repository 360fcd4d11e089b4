/**
 * An upgrade while two sessions run, in a clean Debian. `npm run test:package`; it downloads some 200 MB from the host's apt sources, and starts VMs of the
 * images that `npm test` prepares.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../host-agent/api/session/session.ts';
import { byTester, CleanSystem } from '../bed/package/clean-system.ts';
import { madePackages, olderPackages } from '../bed/package/made-packages.ts';
import { testData } from '../bed/product.ts';

const PACKAGES = '/srv/packages';
const APT = 'apt-get --yes --quiet=2 --no-install-recommends -o APT::Sandbox::User=root';
const UPGRADED_WITHIN_MS = 1_500_000;

let folder: string;
let system: CleanSystem;
let newer: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-upgrade-'));
  const commandLine = (paths: readonly string[]) =>
    paths.find((path) => basename(path).startsWith('safe-browse_')) ?? expect.fail('There is no package.');
  const made = (await madePackages(join(folder, 'made'))).filter((path) => path.includes('/safe-browse_'));
  for (const name of ['older', 'packages']) mkdirSync(join(folder, name));
  const older = commandLine(olderPackages(made, join(folder, 'older')));
  newer = basename(commandLine(made));
  execFileSync('cp', [older, commandLine(made), join(folder, 'packages')]);
  const root = join(folder, 'system');
  system = new CleanSystem(
    root,
    { host: join(folder, 'packages'), path: PACKAGES },
    `${APT} install ${PACKAGES}/${basename(older)}`,
  );
  const configuration = join(root, 'home/tester/.config/safe-browse');
  const home = join(root, 'home/tester/.local/share/safe-browse');
  for (const each of [configuration, home]) mkdirSync(each, { recursive: true });
  writeFileSync(join(configuration, 'config.toml'), '[template]\nseal = "off"\n[spare]\nkeep = false\n');
  for (const name of ['images', 'keys']) execFileSync('cp', ['--archive', join(testData, 'safe-browse', name), home]);
  execFileSync('cp', [join(folder, 'packages', newer), join(root, 'root')]);
  const account = execFileSync('chroot', [root, 'id', '--user', 'tester'], { encoding: 'utf8' }).trim();
  execFileSync('chown', ['--recursive', `${account}:${account}`, join(root, 'home/tester')]);
  execFileSync('chmod', ['700', configuration, home]);
}, 600_000);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const open = 'safe-browse open --no-window --detach --json about:blank >/dev/null';
const version = 'safe-browse report --json';

it(
  'keeps two sessions when the packages are upgraded and the next host agent takes over, and opens the next one with the new version',
  () => {
    const script = [
      byTester(`cd; ${open}; ${open}; ${version}; safe-browse list --json`),
      `dpkg --install /root/${newer} >/dev/null`,
      // As systemd does, which is not in this system: see test/e2e/host-agent/upgrade.test.ts.
      byTester('safe-browse daemon --stop >/dev/null'),
      byTester(
        `cd; ${version}; safe-browse list --json; ${open}; safe-browse list --json; safe-browse close --all >/dev/null; safe-browse daemon --stop >/dev/null`,
      ),
    ].join('\n');
    const { status, stdout, stderr } = system.asRootOfHost(script, UPGRADED_WITHIN_MS);
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    const [first = '', before = '', second = '', after = '', later = ''] = stdout.trim().split('\n');
    const versionOf = (report: string) => /"version":"([^"]+)"/.exec(report)?.[1];
    expect([versionOf(first), versionOf(second)]).toEqual(['0.1.0', '0.2.0']);
    const sessions = (list: string) =>
      z
        .array(Session)
        .parse(JSON.parse(list))
        .map(({ id, state, processes }) => ({ id, state, processes }));
    expect(sessions(before).map(({ state }) => state)).toEqual(['browsing', 'browsing']);
    expect(sessions(after)).toEqual(sessions(before));
    expect(sessions(later)).toHaveLength(3);
    expect(sessions(later)).toEqual(expect.arrayContaining(sessions(before)) as unknown);
  },
  UPGRADED_WITHIN_MS,
);
